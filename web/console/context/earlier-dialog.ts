import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { ConversationOpened, EarlierConversation } from "../../shared/protocol";
import { type Chat, newChat, withOpened } from "../desk/chat";
import { dialogStyles } from "../dialogs/dialog-styles";
import { base } from "../look/base";
import "../thread/thread";
import { aboutWords, beganWords, endWords } from "./earlier-words";

/** An earlier conversation, to be read over the one that stays open. */
export class EarlierDialog extends LitElement {
  static override properties = { earlier: { state: true }, visitorName: { state: true }, chat: { state: true } };

  declare earlier: EarlierConversation | null;
  declare visitorName: string;
  declare chat: Chat | null;

  static override styles = [
    base,
    dialogStyles,
    css`
      dialog {
        width: min(720px, calc(100vw - 32px));
      }
      h2 {
        overflow-wrap: anywhere;
      }
      .thread {
        display: flex;
        flex-direction: column;
        height: min(600px, calc(100dvh - 240px));
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--ground);
      }
      .wait {
        margin: auto;
      }
    `,
  ];

  constructor() {
    super();
    this.earlier = null;
    this.visitorName = "";
    this.chat = null;
  }

  /** Opens at once and fills in what was said as it comes. */
  async show(earlier: EarlierConversation, visitorName: string, asked: Promise<ConversationOpened | null>): Promise<void> {
    this.earlier = earlier;
    this.visitorName = visitorName;
    this.chat = null;
    this.dialog.showModal();
    const opened = await asked;
    if (!opened) return this.dialog.close();
    this.chat = withOpened(newChat(earlier.conversation_id, null), opened);
  }

  override render(): TemplateResult {
    const { earlier, chat } = this;
    return html`<dialog aria-labelledby="title">
      <h2 id="title" dir="auto">${earlier ? aboutWords(earlier) : nothing}</h2>
      ${earlier
        ? html`<p><span class="numbers">${earlier.reference}</span> · ${endWords(earlier)} · began ${beganWords(earlier.started_at)}</p>`
        : nothing}
      <div class="thread">
        ${chat
          ? html`<wd-thread .chat=${chat} .outgoing=${[]} .typing=${null} .writers=${[]} .visitorName=${this.visitorName} .online=${true}></wd-thread>`
          : html`<p class="wait after-a-while" role="status">Loading the conversation…</p>`}
      </div>
      <form method="dialog" class="buttons"><button class="button" autofocus>Close</button></form>
    </dialog>`;
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }
}

customElements.define("wd-earlier-dialog", EarlierDialog);

declare global {
  interface HTMLElementTagNameMap {
    "wd-earlier-dialog": EarlierDialog;
  }
}
