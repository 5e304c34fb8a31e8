/** The messages, newest at the bottom, and whatever is happening below them. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import { repeat } from "lit/directives/repeat.js";
import down from "lucide-static/icons/arrow-down.svg?raw";
import { sentFilesStyle } from "../shared/attachments/sent-files";
import { icon } from "../shared/icon";
import prose from "../shared/prose.css?inline";
import type { Button, MessageCreated } from "../shared/protocol";
import { baseStyle } from "./base-style";
import { ownLine, ownLineStyle } from "./identity/own-line";
import { messageRow } from "./message";
import { messageStyle } from "./message-style";
import { pendingRow } from "./pending-message";
import type { VisitorSession } from "./session";
import { texts } from "./texts";
import { botIsThinking, readSeq } from "./thread";
import { buttonsAreOpen, chosenButton, lastRead, threadItems, timesBelow, type Holder } from "./thread-items";
import { threadViewStyle } from "./thread-view-style";
import { welcome, welcomeStyle } from "./welcome";

// How far from the bottom still counts as reading along.
const NEAR_PX = 80;
// How much of what came before stays visible above a tall message.
const ABOVE_PX = 44;
const CLOCK_MS = 30_000;

export class WarmdeskThread extends LitElement {
  static override styles = [baseStyle, unsafeCSS(prose), threadViewStyle, messageStyle, sentFilesStyle, welcomeStyle, ownLineStyle];
  static override properties = { session: { attribute: false }, behind: { state: true } };

  declare session: VisitorSession;
  /** There are messages below that have not been scrolled to. */
  declare behind: boolean;
  private follows = true;
  private newest: Element | undefined;
  private clock: ReturnType<typeof setInterval> | undefined;
  private readonly resized = new ResizeObserver(() => this.settle());

  constructor() {
    super();
    this.behind = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.clock = setInterval(() => this.requestUpdate(), CLOCK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
    this.resized.disconnect();
  }

  protected override firstUpdated(): void {
    this.resized.observe(this.scroller);
  }

  protected override render(): TemplateResult {
    const { thread, pending } = this.session;
    const empty = thread.messages.length === 0 && pending.length === 0;
    return html`
      <div class="scroller" tabindex="0" role="log" aria-live="polite" aria-label=${texts.thread} @scroll=${this.onScroll}>
        ${empty ? welcome(ownLine(this.session), (text) => this.say(text)) : this.rows()}${this.activity()}
      </div>
      ${this.behind
        ? html`<button class="below" type="button" @click=${this.catchUp}>${icon(down)}${texts.newMessages}</button>`
        : nothing}
    `;
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.size === 0 || !changes.has("behind")) this.settle();
  }

  /** Goes to the newest message, for a panel that opens and a visitor who writes. */
  readonly catchUp = (): void => {
    this.follows = true;
    this.settle();
  };

  private say(message: string, shown?: string): void {
    this.session.say(message, shown);
    this.catchUp();
  }

  private rows(): unknown {
    const { thread, pending } = this.session;
    const items = threadItems(thread.messages, thread.changes);
    const times = timesBelow(items, Date.now());
    const read = lastRead(items, readSeq(thread));
    const rows = [
      ...items.map((item) => ({
        key: item.key,
        row: () =>
          item.kind === "divider"
            ? dividerRow(item.holder)
            : messageRow(item, { time: times.get(item) ?? null, isRead: item === read }, this.offer(item.message), this.session.files),
      })),
      ...pending.map((item) => ({ key: item.id, row: () => pendingRow(item, this.session) })),
    ];
    return repeat(rows, ({ key }) => key, ({ row }) => row());
  }

  private offer(message: MessageCreated): { open: boolean; chosen: Button | null; press: (button: Button) => void } {
    const { thread, pending } = this.session;
    return {
      open: buttonsAreOpen(thread, message, pending.filter((item) => item.state !== "failed").length),
      chosen: chosenButton(thread, message),
      press: (button) => this.say(button.payload, button.title),
    };
  }

  private activity(): TemplateResult | typeof nothing {
    const now = Date.now();
    const { typing } = this.session.otherSide;
    const words =
      typing && typing.until > now ? texts.typing(typing.name) : botIsThinking(this.session.thread, now) ? texts.thinking : null;
    if (!words) return nothing;
    // Told by the dots; a screen reader is told when there is something to read.
    return html`<div class="activity" aria-live="off">
      <span class="unseen">${words}</span><span class="dots" title=${words}><i></i><i></i><i></i></span>
    </div>`;
  }

  private get scroller(): HTMLElement {
    return this.renderRoot.querySelector(".scroller")!;
  }

  private distance(): number {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  private settle(): void {
    const newest = [...this.scroller.querySelectorAll(".row, .notice")].at(-1);
    const isNew = newest !== this.newest;
    this.newest = newest;
    if (this.follows) this.scroller.scrollTop = this.bottom(newest as HTMLElement | undefined);
    else if (isNew) this.behind = true;
  }

  /** As far down as there is something to read: what is taller than the view is shown from its start. */
  private bottom(newest: HTMLElement | undefined): number {
    const { scrollHeight, clientHeight } = this.scroller;
    const end = scrollHeight - clientHeight;
    return newest ? Math.min(end, newest.offsetTop - ABOVE_PX) : 0;
  }

  private onScroll(): void {
    this.follows = this.distance() < NEAR_PX;
    if (this.follows) this.behind = false;
  }
}

function dividerRow(holder: Holder): TemplateResult {
  // However it ended: by a technician it is told in words of its own.
  const words = { bot: texts.assistantBack, resolved: texts.ending.ended, technician: "" }[holder.kind];
  // The header announces who took over; saying it twice would be noise.
  return html`<p class="divider" aria-live="off">
    <span>${holder.kind === "technician" ? texts.joined(holder.name || texts.serviceDesk) : words}</span>
  </p>`;
}
