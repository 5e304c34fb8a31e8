import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import seen from "lucide-static/icons/check-check.svg?raw";
import eyeOff from "lucide-static/icons/eye-off.svg?raw";
import lock from "lucide-static/icons/lock.svg?raw";
import { type FilesScreen, sentFiles, sentFilesStyle } from "../../shared/attachments/sent-files";
import { icon } from "../../shared/icon";
import prose from "../../shared/prose.css?inline";
import type { DecisionView, StaffMessageCreated, Visibility } from "../../shared/protocol";
import { exactTime } from "../../shared/relative-time";
import { act } from "../act";
import { fileWords } from "../file-words";
import { base } from "../look/base";
import { clockText } from "../time/moments";
import { AUTHOR_WORDS, plainWords } from "../words";
import "./decision-note";
import { messageItemStyles } from "./message-item-styles";

const PRIVATE_WORDS: Record<Exclude<Visibility, "everyone">, string> = {
  note: "Note, only staff see this",
  suppressed: "Finished too late, the visitor never saw this",
  withheld: "The bot would have said — withheld",
};

/** One stored message, and how it must be read: as sent, as a notice, as a note, or as something nobody was sent. */
export class MessageItem extends LitElement {
  static override properties = {
    message: { attribute: false },
    decision: { attribute: false },
    opensTurn: { type: Boolean },
    seenAt: {},
    visitorName: {},
  };

  declare message: StaffMessageCreated;
  declare decision: DecisionView | undefined;
  declare opensTurn: boolean;
  declare seenAt: string | null;
  declare visitorName: string;

  static override styles = [base, unsafeCSS(prose), sentFilesStyle, messageItemStyles];

  override render(): TemplateResult {
    const { message } = this;
    if (message.visibility === "everyone" && message.author === "system") return this.notice();
    return html`<article class="${message.author} ${message.visibility}">
      ${this.opensTurn || message.visibility !== "everyone" ? this.byline() : nothing}
      ${message.text ? html`<div class="bubble" title=${exactTime(message.at)}>${this.body()} ${this.offered()}</div>` : nothing}
      ${sentFiles(message.attachments, this.files)}
      ${message.redacted.map((what) => html`<div class="after">${icon(lock)} ${plainWords(what)} removed before it was stored</div>`)}
      ${this.seenAt ? this.seen(this.seenAt) : nothing}
      ${this.decision && this.decision.outcome !== "relay" ? html`<wd-decision-note .decision=${this.decision}></wd-decision-note>` : nothing}
    </article>`;
  }

  private readonly files: FilesScreen = {
    words: fileWords,
    address: (path) => path,
    onPicture: (file) => act(this, { kind: "show_picture", file }),
  };

  private notice(): TemplateResult {
    const { message } = this;
    return html`<p class="notice" title=${exactTime(message.at)}>
      ${message.text} <time class="numbers" datetime=${message.at}>${clockText(message.at)}</time>
    </p>`;
  }

  /** Silent to a screen reader: it changes below what was announced, and can be read there. */
  private seen(at: string): TemplateResult {
    return html`<div class="after" aria-live="off">
      ${icon(seen)} Seen <time class="numbers" datetime=${at} title=${exactTime(at)}>${clockText(at)}</time>
    </div>`;
  }

  private byline(): TemplateResult {
    const { message } = this;
    return html`<div class="byline">
      <span class="name" dir="auto">${this.authorName()}</span>
      ${message.visibility === "everyone"
        ? nothing
        : html`<span class="private">${icon(message.visibility === "note" ? lock : eyeOff)} ${PRIVATE_WORDS[message.visibility]}</span>`}
      <time class="numbers" datetime=${message.at} title=${exactTime(message.at)}>${clockText(message.at)}</time>
    </div>`;
  }

  private authorName(): string {
    const { author, author_name } = this.message;
    if (author === "visitor") return this.visitorName;
    return author === "technician" && author_name ? author_name : AUTHOR_WORDS[author];
  }

  private body(): TemplateResult {
    const { html: rendered, text } = this.message;
    // Only the service's own sanitised markup is ever inserted; what a visitor wrote stays text.
    if (rendered && this.message.author !== "visitor") return html`<div class="prose" dir="auto">${unsafeHTML(rendered)}</div>`;
    return html`<div class="text" dir="auto">${text}</div>`;
  }

  private offered(): TemplateResult | typeof nothing {
    const { buttons } = this.message;
    if (buttons.length === 0) return nothing;
    return html`<ul class="offered" aria-label="Offered as buttons">
      ${buttons.map((button) => html`<li>${button.title}</li>`)}
    </ul>`;
  }
}

customElements.define("wd-message-item", MessageItem);

declare global {
  interface HTMLElementTagNameMap {
    "wd-message-item": MessageItem;
  }
}
