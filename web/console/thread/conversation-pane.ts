import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { ConversationChanged, TypingFact } from "../../shared/protocol";
import { act } from "../act";
import "../composer/composer";
import { replyObstacle } from "../composer/reply-obstacle";
import { cardQuotes, type Chat } from "../desk/chat";
import type { Trays } from "../desk/trays";
import type { Outgoing, Voice } from "../desk/outgoing";
import { base } from "../look/base";
import type { SuggestionPress } from "../composer/suggestion-key";
import type { Writing } from "../replies/writing";
import { answerWay, answerWayStyles } from "./answer-way";
import { collision, collisionStyles } from "./collision";
import "./conversation-header";
import "./escalation-card";
import "./thread";

/** The middle pane: one conversation, from why it came to the field to answer it. */
export class ConversationPane extends LitElement {
  static override properties = {
    row: { attribute: false },
    chat: { attribute: false },
    outgoing: { attribute: false },
    typing: { attribute: false },
    writing: { attribute: false },
    viewers: { attribute: false },
    writers: { attribute: false },
    trays: { attribute: false },
    technicianId: {},
    ownerAbsence: {},
    canTakeOver: { type: Boolean },
    busy: { type: Boolean },
    online: { type: Boolean },
    nextWaiting: { attribute: false },
  };

  declare row: ConversationChanged | null;
  declare chat: Chat | null;
  declare outgoing: readonly Outgoing[];
  declare typing: TypingFact | null;
  declare writing: Writing;
  /** Colleagues who have the conversation in front, and who type a reply in it. */
  declare viewers: readonly string[];
  declare writers: readonly string[];
  declare trays: Trays;
  declare technicianId: string;
  declare ownerAbsence: string | null;
  declare canTakeOver: boolean;
  declare busy: boolean;
  declare online: boolean;
  declare nextWaiting: ConversationChanged | undefined;

  static override styles = [
    base,
    answerWayStyles,
    collisionStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        background: var(--ground);
        overflow-y: auto;
      }
      :host > * {
        flex-shrink: 0;
      }
      /* On a screen too low for all of it the pane scrolls, rather than leave a line of the thread. */
      wd-thread {
        flex: 1 0 160px;
      }
      .empty {
        flex: 1;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--space-3);
        padding: var(--space-6);
        color: var(--text-quiet);
        text-align: center;
      }
      .empty p {
        max-width: 44ch;
        margin: 0;
      }
    `,
  ];

  async startWriting(voice: Voice): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector("wd-composer")?.startWriting(voice);
  }

  /** Does what a key of the strip above the field stands for. */
  suggestionPressed(press: SuggestionPress): void {
    this.renderRoot.querySelector("wd-composer")?.suggestionPressed(press);
  }

  startFinding(): void {
    void this.renderRoot.querySelector("wd-thread")?.search.open();
  }

  override render(): TemplateResult {
    const { row, chat } = this;
    if (!chat) return this.nothingOpen();
    if (chat.state === "failed") return this.failed(chat.failure ?? "");
    // Where to write is there at once, as whoever opens a conversation by keys goes on typing.
    if (!row) return this.loading();
    const middle = chat.state === "loading" ? this.loading() : this.conversation(row, chat);
    return html`${this.header(row)} ${middle} ${this.composer(row, chat)}`;
  }

  private loading(): TemplateResult {
    const wait = this.online ? "Loading the conversation…" : "This opens by itself as soon as the connection is there.";
    return html`<div class="empty" role="status"><p class="after-a-while">${wait}</p></div>`;
  }

  private header(row: ConversationChanged): TemplateResult {
    return html`<wd-conversation-header
      .row=${row}
      .technicianId=${this.technicianId}
      .ownerAbsence=${this.ownerAbsence}
      .canTakeOver=${this.canTakeOver}
      .busy=${this.busy}
      .viewers=${this.viewers}
    ></wd-conversation-header>`;
  }

  private conversation(row: ConversationChanged, chat: Chat): TemplateResult {
    // Who could answer as well is warned above the field instead.
    const canReply = replyObstacle(row, this.technicianId) === null;
    return html`${answerWay(row, chat.visitorHere)} ${this.card(row, chat)}
      <wd-thread
        .chat=${chat}
        .outgoing=${this.outgoing}
        .typing=${this.typing}
        .writers=${canReply ? [] : this.writers}
        .visitorName=${row.visitor_name}
        .online=${this.online}
      ></wd-thread>
      ${collision(this.writers, canReply)}`;
  }

  private composer(row: ConversationChanged, chat: Chat): TemplateResult {
    return html`<wd-composer
      .row=${row}
      .chat=${chat}
      .writing=${this.writing}
      .trays=${this.trays}
      .technicianId=${this.technicianId}
      .busy=${this.busy}
    ></wd-composer>`;
  }

  /**
   * Open while somebody must decide whether to take it; then folded to its first lines, as the thread needs the room.
   * While the bot has it again, why it once came to a person would only mislead.
   */
  private card(row: ConversationChanged, chat: Chat): unknown {
    if (!chat.card || row.status === "bot") return nothing;
    const folded = row.status !== "queued" && row.accept_by === null;
    return keyed(
      chat.id,
      html`<wd-escalation-card .card=${chat.card} .quotes=${cardQuotes(chat)} .folded=${folded} .verification=${row.verification}></wd-escalation-card>`,
    );
  }

  private nothingOpen(): TemplateResult {
    const next = this.nextWaiting;
    return html`<div class="empty">
      ${next
        ? html`<button class="button primary" @click=${() => act(this, { kind: "open", id: next.conversation_id })}>
            Open ${next.visitor_name}, the first in line
          </button>`
        : html`<p>Choose a conversation on the left to read it here.</p>`}
      <p><kbd>j</kbd> <kbd>k</kbd> move · <kbd>Enter</kbd> opens · <kbd>?</kbd> all keys</p>
    </div>`;
  }

  private failed(why: string): TemplateResult {
    return html`<div class="empty" role="alert">
      <p>${why}</p>
      <button class="button" @click=${() => act(this, { kind: "reload_chat" })}>Try again</button>
      <button class="button bare" @click=${() => act(this, { kind: "back" })}>Back to the lists</button>
    </div>`;
  }
}

customElements.define("wd-conversation-pane", ConversationPane);

declare global {
  interface HTMLElementTagNameMap {
    "wd-conversation-pane": ConversationPane;
  }
}
