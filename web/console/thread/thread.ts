import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { StaffMessageCreated, TypingFact } from "../../shared/protocol";
import type { Chat } from "../desk/chat";
import type { Outgoing } from "../desk/outgoing";
import { base } from "../look/base";
import { highlight } from "../search/highlights";
import { searchStyles } from "../search/search-styles";
import { ThreadSearch } from "../search/thread-search";
import { dayText } from "../time/moments";
import { typingWords } from "./colleague-words";
import { earlier, firstDrawn, reaching } from "./drawn-part";
import type { MessageItem } from "./message-item";
import "./message-item";
import "./outgoing-item";
import { type ThreadLine, threadLines } from "./thread-lines";
import { threadStyles } from "./thread-styles";

// Closer to the end than this counts as reading the end.
const END_SLACK_PX = 60;
// This close to what is drawn, the part above is drawn as well.
const TOP_SLACK_PX = 400;

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
    drawnFrom: { state: true },
  };

  declare chat: Chat;
  declare outgoing: readonly Outgoing[];
  declare typing: TypingFact | null;
  declare writers: readonly string[];
  declare visitorName: string;
  declare online: boolean;
  declare hasMoreBelow: boolean;
  declare drawnFrom: number;
  readonly search = new ThreadSearch(this);
  private isAtEnd = true;
  private placedFor = "";
  private belowTop: number | null = null;
  private readonly resizes = new ResizeObserver(() => this.stayInPlace());

  static override styles = [base, threadStyles, searchStyles];

  get messages(): readonly StaffMessageCreated[] {
    return this.chat.messages;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
  }

  override render(): TemplateResult {
    return html`
      ${this.search.view()}
      <div
        class="scroller"
        role="log"
        aria-label="Conversation with ${this.visitorName}"
        aria-live=${this.isHistory ? "off" : "polite"}
        tabindex="0"
        @scroll=${this.onScroll}
      >
        ${repeat(this.lines(), keyOf, (line) => this.line(line))}
        ${repeat(this.outgoing, idOf, (item) => html`<wd-outgoing-item aria-live="off" .item=${item} .online=${this.online}></wd-outgoing-item>`)}
      </div>
      ${this.hasMoreBelow ? html`<button class="button more" @click=${this.toEnd}>New messages below</button>` : nothing}
      <p class="typing" aria-live="polite">${this.typingText()}</p>
    `;
  }

  /** Draws from further up if need be, and puts the message into the middle. */
  show(seq: number): void {
    this.drawnFrom = reaching(this.messages, this.drawnFrom, seq);
    this.isAtEnd = false;
    void this.updateComplete.then(() => this.itemOf(seq)?.scrollIntoView({ block: "center" }));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("chat");
    if (changed.has("chat") && before?.id !== this.chat.id) this.search.reset();
    if (this.placedFor !== this.chat.id) this.drawnFrom = firstDrawn(this.messages, this.chat.unreadAfter);
  }

  protected override firstUpdated(): void {
    this.resizes.observe(this.scroller);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.belowTop !== null) this.keepPlace(this.belowTop);
    if (changed.has("chat") || changed.has("outgoing")) void this.place(changed.has("outgoing"));
    void this.paint();
  }

  private lines(): ThreadLine[] {
    const { messages, unreadAfter, visitorSaw } = this.chat;
    const drawn = messages.slice(Math.max(0, messages.findIndex(({ seq }) => seq >= this.drawnFrom)));
    return threadLines(drawn, unreadAfter, visitorSaw);
  }

  private line(line: ThreadLine): TemplateResult {
    switch (line.kind) {
      case "day":
        return html`<div class="divider" role="separator">${dayText(line.at, Date.now())}</div>`;
      case "unread":
        return html`<div class="divider unread" role="separator">New since you last looked</div>`;
      case "message":
        return html`<wd-message-item
          ?data-current=${line.message.seq === this.search.currentSeq}
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
    await this.itemsDrawn();
    if (this.placedFor !== this.chat.id) {
      this.placedFor = this.chat.id;
      const unread = this.renderRoot.querySelector(".unread");
      if (unread) unread.scrollIntoView({ block: "center" });
      else this.toEnd();
      this.requestUpdate();
    } else if (this.isAtEnd || (wroteSomething && this.outgoing.length > 0)) this.toEnd();
    else this.hasMoreBelow = !this.isNearEnd();
  }

  private readonly toEnd = (): void => {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.isAtEnd = true;
    this.hasMoreBelow = false;
  };

  private stayInPlace(): void {
    const { currentSeq } = this.search;
    if (currentSeq !== null) this.itemOf(currentSeq)?.scrollIntoView({ block: "center" });
    else if (this.isAtEnd) this.toEnd();
  }

  private onScroll(): void {
    this.isAtEnd = this.isNearEnd();
    if (this.isAtEnd) this.hasMoreBelow = false;
    if (this.scroller.scrollTop < TOP_SLACK_PX) this.drawEarlier();
  }

  private drawEarlier(): void {
    if (this.drawnFrom === 0 || this.placedFor !== this.chat.id || this.belowTop !== null) return;
    this.belowTop = this.scroller.scrollHeight - this.scroller.scrollTop;
    this.drawnFrom = earlier(this.messages, this.drawnFrom);
  }

  /** What is read stays where it is while something is drawn above it. */
  private keepPlace(belowTop: number): void {
    this.belowTop = null;
    void this.itemsDrawn().then(() => {
      this.scroller.scrollTop = this.scroller.scrollHeight - belowTop;
      this.requestUpdate();
    });
  }

  private isNearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < END_SLACK_PX;
  }

  /** What is drawn now was said long ago, and is no news to somebody who listens. */
  private get isHistory(): boolean {
    return this.placedFor !== this.chat.id || this.belowTop !== null;
  }

  private async paint(): Promise<void> {
    if (this.search.query) await this.itemsDrawn();
    highlight([...this.items()].map((item) => item.renderRoot as ParentNode), this.search.query);
  }

  private async itemsDrawn(): Promise<void> {
    const items = this.renderRoot.querySelectorAll<LitElement>("wd-message-item, wd-outgoing-item");
    await Promise.all([...items].map((item) => item.updateComplete));
  }

  private items(): NodeListOf<MessageItem> {
    return this.renderRoot.querySelectorAll("wd-message-item");
  }

  private itemOf(seq: number): MessageItem | undefined {
    return [...this.items()].find((item) => item.message.seq === seq);
  }

  private get scroller(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(".scroller")!;
  }
}

const keyOf = (line: ThreadLine): string => line.key;
const idOf = (item: Outgoing): string => item.id;

customElements.define("wd-thread", Thread);

declare global {
  interface HTMLElementTagNameMap {
    "wd-thread": Thread;
  }
}
