import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import bookOpen from "lucide-static/icons/book-open.svg?raw";
import eyeOff from "lucide-static/icons/eye-off.svg?raw";
import messageQuote from "lucide-static/icons/message-square-quote.svg?raw";
import { icon } from "../../shared/icon";
import type { SuggestionView } from "../../shared/protocol";
import { act } from "../act";
import type { Chat } from "../desk/chat";
import { base } from "../look/base";
import { percent } from "../words";
import { heldBack, inPerson } from "./held-back";
import { suggestionStripStyles } from "./suggestion-strip-styles";
import { lastTurn } from "./turn";

/** Text for the field, chosen in the strip. */
export interface Insert {
  text: string;
}

const SOURCES: Record<SuggestionView["kind"], string> = { answer: "Bot's answer", canned: "Canned" };

/** What the bot would have said, and what fits the visitor's last words; each one key away from the field. */
export class SuggestionStrip extends LitElement {
  static override properties = {
    chat: { attribute: false },
    suggestions: { attribute: false },
    ask: { attribute: false },
    hidden: { type: Boolean, reflect: true },
    shown: { state: true },
  };

  declare chat: Chat;
  declare suggestions: readonly SuggestionView[];
  /** Looks for suggestions for what was said up to this message. */
  declare ask: (turn: number) => void;
  /** What the bot had to say, once all of it is on the screen: nothing is sent that nobody has seen. */
  declare shown: string | null;

  static override styles = [base, suggestionStripStyles];

  constructor() {
    super();
    this.suggestions = [];
    this.shown = null;
  }

  insertSuggestion(index: number): void {
    const chosen = this.suggestions[index];
    if (chosen) this.insert(chosen.kind === "answer" ? inPerson(chosen.text) : chosen.text);
  }

  insertHeldBack(): void {
    const text = heldBack(this.chat.messages);
    if (text) this.insert(text);
  }

  /** Shows it in full; only what is shown already is sent. */
  sendHeldBack(): void {
    const text = heldBack(this.chat.messages);
    if (!text) return;
    if (this.shown === text) {
      this.shown = null;
      return act(this, { kind: "write", voice: "reply", text, files: [], mentions: [] });
    }
    this.shown = text;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".send")?.focus());
  }

  override render(): TemplateResult {
    return html`${this.heldBack()} ${this.suggested()}`;
  }

  protected override updated(_: PropertyValues<this>): void {
    if (!this.hidden && this.chat.isCurrent) this.ask(lastTurn(this.chat.messages));
  }

  private heldBack(): TemplateResult | typeof nothing {
    const text = heldBack(this.chat.messages);
    if (!text) return nothing;
    const isShown = this.shown === text;
    return html`<section class="held" aria-label="The bot would have said">
      <div class="line">
        ${icon(eyeOff)} <span class="what">The bot would have said</span>
        ${isShown ? nothing : html`<span class="start" dir="auto">${text}</span>`}
        <span class="buttons">
          <button class="button" @click=${this.insertHeldBack}>Insert <kbd aria-hidden="true">w</kbd></button>
          <button class="button send ${isShown ? "primary" : ""}" aria-expanded=${isShown ? "true" : "false"} @click=${this.sendHeldBack}>
            ${isShown ? "Send as it is" : "Show to send"} <kbd aria-hidden="true">W</kbd>
          </button>
        </span>
      </div>
      ${isShown ? html`<div class="whole" dir="auto" tabindex="0" role="group" aria-label="All of it">${text}</div>` : nothing}
    </section>`;
  }

  private suggested(): TemplateResult | typeof nothing {
    if (this.suggestions.length === 0) return nothing;
    return html`<section class="suggested" aria-label="Suggestions">
      ${this.suggestions.map(
        (each, index) => html`<button class="suggestion" title=${each.text} @click=${() => this.insertSuggestion(index)}>
          <kbd aria-hidden="true">${index + 1}</kbd> ${icon(each.kind === "answer" ? bookOpen : messageQuote)}
          <span class="title">${each.title}</span>
          <span class="source numbers">${SOURCES[each.kind]}${each.kind === "answer" ? ` · ${percent(each.likeness)}` : nothing}</span>
        </button>`,
      )}
    </section>`;
  }

  private insert(text: string): void {
    this.shown = null;
    this.dispatchEvent(new CustomEvent<Insert>("insert", { detail: { text } }));
  }
}

customElements.define("wd-suggestion-strip", SuggestionStrip);

declare global {
  interface HTMLElementTagNameMap {
    "wd-suggestion-strip": SuggestionStrip;
  }
}
