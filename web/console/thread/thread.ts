import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { TypingFact } from "../../shared/protocol";
import type { Chat } from "../desk/chat";
import type { Outgoing } from "../desk/outgoing";
import { base } from "../look/base";
import { dayText } from "../time/moments";
import { typingWords } from "./colleague-words";
import "./message-item";
import "./outgoing-item";
import { type ThreadLine, threadLines } from "./thread-lines";
import { threadStyles } from "./thread-styles";

// Closer to the end than this counts as reading the end.
const END_SLACK_PX = 60;

/** The conversation, word for word, with what only staff may see marked as such. */
export class Thread extends LitElement {
  static override properties = {
    chat: { attribute: false },
    outgoing: { attribute: false },
    typing: { attribute: false },
    writers: { attribute: false },
    visitorName: {},
    online: { type: Boolean },
    hasMoreBelow: { state: true },
  };

  declare chat: Chat;
  declare outgoing: readonly Outgoing[];
  declare typing: TypingFact | null;
  declare writers: readonly string[];
  declare visitorName: string;
  declare online: boolean;
  declare hasMoreBelow: boolean;
  private isAtEnd = true;
  private placedFor = "";
  private readonly resizes = new ResizeObserver(() => this.stayAtEnd());

  static override styles = [base, threadStyles];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
  }

  override render(): TemplateResult {
    return html`
      <div class="scroller" role="log" aria-label="Conversation with ${this.visitorName}" tabindex="0" @scroll=${this.onScroll}>
        ${repeat(threadLines(this.chat.messages, this.chat.unreadAfter, this.chat.visitorSaw), keyOf, (line) => this.line(line))}
        ${repeat(this.outgoing, idOf, (item) => html`<wd-outgoing-item .item=${item} .online=${this.online}></wd-outgoing-item>`)}
      </div>
      ${this.hasMoreBelow ? html`<button class="button more" @click=${this.toEnd}>New messages below</button>` : nothing}
      <p class="typing" aria-live="polite">${this.typingText()}</p>
    `;
  }

  protected override firstUpdated(): void {
    this.resizes.observe(this.scroller);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("chat") || changed.has("outgoing")) void this.place(changed.has("outgoing"));
  }

  private line(line: ThreadLine): TemplateResult {
    switch (line.kind) {
      case "day":
        return html`<div class="divider" role="separator">${dayText(line.at, Date.now())}</div>`;
      case "unread":
        return html`<div class="divider unread" role="separator">New since you last looked</div>`;
      case "message":
        return html`<wd-message-item
          .message=${line.message}
          .decision=${this.chat.decisions.get(line.message.seq)}
          .opensTurn=${line.opensTurn}
          .seenAt=${line.seenAt}
          .visitorName=${this.visitorName}
        ></wd-message-item>`;
    }
  }

  private typingText(): string {
    if (this.typing) return `${this.visitorName} is typing…`;
    return this.writers.length > 0 ? `${typingWords(this.writers)}…` : "";
  }

  /** On a first look goes to what is new; later follows the end only for a reader who is there, or who just wrote. */
  private async place(wroteSomething: boolean): Promise<void> {
    if (this.chat.state !== "ready") return;
    const items = this.renderRoot.querySelectorAll<LitElement>("wd-message-item, wd-outgoing-item");
    await Promise.all([...items].map((item) => item.updateComplete));
    if (this.placedFor !== this.chat.id) {
      this.placedFor = this.chat.id;
      const unread = this.renderRoot.querySelector(".unread");
      if (unread) unread.scrollIntoView({ block: "center" });
      else this.toEnd();
    } else if (this.isAtEnd || (wroteSomething && this.outgoing.length > 0)) this.toEnd();
    else this.hasMoreBelow = !this.isNearEnd();
  }

  private readonly toEnd = (): void => {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.isAtEnd = true;
    this.hasMoreBelow = false;
  };

  private stayAtEnd(): void {
    if (this.isAtEnd) this.toEnd();
  }

  private onScroll(): void {
    this.isAtEnd = this.isNearEnd();
    if (this.isAtEnd) this.hasMoreBelow = false;
  }

  private isNearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < END_SLACK_PX;
  }

  private get scroller(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(".scroller")!;
  }
}

const keyOf = (line: ThreadLine): string => line.key;
const idOf = (item: Outgoing): string => item.id;

customElements.define("wd-thread", Thread);
