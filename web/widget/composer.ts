/** Where the visitor writes: grows with the text, sends on Enter, says when it is too much. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import send from "lucide-static/icons/arrow-up.svg?raw";
import { icon } from "../shared/icon";
import type { Protocol } from "../shared/protocol";
import { baseStyle } from "./base-style";
import { composerStyle } from "./composer-style";
import { suspected } from "./secrets/suspicion";
import { secretWarning, secretWarningStyle } from "./secrets/warning";
import { texts } from "./texts";
import type { SuspectKind } from "./texts/catalogue";

const LIMIT: Protocol["message_limit"] = 10_000;
// Where a writer starts to need to know how much is left.
const COUNT_FROM = LIMIT - 500;
const TYPING_EVERY_MS = 3_000;
const TYPING_PAUSE_MS = 5_000;

/** Fires `say` with the text, and `typing` with whether somebody types. */
export class WarmdeskComposer extends LitElement {
  static override styles = [baseStyle, secretWarningStyle, composerStyle];
  static override properties = { text: { state: true }, refused: { state: true }, suspect: { state: true } };

  declare text: string;
  declare refused: boolean;
  /** What the text looks like, while the writer is asked whether to send it. */
  declare suspect: SuspectKind | null;
  private typingSince = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.text = "";
    this.refused = false;
    this.suspect = null;
  }

  override focus(): void {
    this.field?.focus();
  }

  protected override render(): TemplateResult {
    const length = characters(this.text);
    return html`
      ${this.suspect ? secretWarning(this.suspect, { edit: () => this.edit(), sendAnyway: () => this.send() }) : nothing}
      <form @submit=${this.onSubmit}>
        <textarea
          rows="1"
          dir=${this.text ? "auto" : texts.dir}
          enterkeyhint="send"
          aria-label=${texts.composer}
          aria-describedby="limit"
          aria-invalid=${this.refused && length > LIMIT}
          placeholder=${texts.placeholder}
          .value=${this.text}
          @input=${this.onInput}
          @keydown=${this.onKeydown}
          @blur=${this.stopTyping}
        ></textarea>
        <button type="submit" aria-label=${texts.send} title=${texts.send} aria-disabled=${!this.text.trim()}>${icon(send)}</button>
      </form>
      <p id="limit" class=${length > LIMIT ? "limit over" : "limit"} role="status">${this.limitWords(length)}</p>
    `;
  }

  protected override updated(): void {
    // The height follows the text where the browser does not do it by itself (field-sizing).
    const field = this.field;
    if (!field || CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }

  private get field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  private limitWords(length: number): string | typeof nothing {
    if (length > LIMIT) return texts.tooLong(length, LIMIT);
    return length >= COUNT_FROM ? texts.left(LIMIT - length) : nothing;
  }

  private onInput(event: Event): void {
    this.text = (event.target as HTMLTextAreaElement).value;
    this.refused = false;
    this.suspect = null;
    if (this.text.trim()) this.startTyping();
    else this.stopTyping();
  }

  private onKeydown(event: KeyboardEvent): void {
    // While an input method composes, Enter picks a word; Safari reports that one as key code 229.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit();
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    this.submit();
    this.focus();
  }

  private submit(): void {
    const text = this.text.trim();
    this.refused = characters(text) > LIMIT;
    if (!text || this.refused) return;
    this.suspect = suspected(text);
    if (!this.suspect) return this.send();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("[data-answer=edit]")?.focus());
  }

  private send(): void {
    const text = this.text.trim();
    this.stopTyping();
    this.suspect = null;
    this.text = "";
    this.dispatchEvent(new CustomEvent("say", { detail: text }));
    this.focus();
  }

  private edit(): void {
    this.suspect = null;
    this.focus();
  }

  private startTyping(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.stopTyping(), TYPING_PAUSE_MS);
    if (Date.now() - this.typingSince < TYPING_EVERY_MS) return;
    this.typingSince = Date.now();
    this.dispatchEvent(new CustomEvent("typing", { detail: true }));
  }

  private stopTyping(): void {
    clearTimeout(this.pause);
    if (this.typingSince === 0) return;
    this.typingSince = 0;
    this.dispatchEvent(new CustomEvent("typing", { detail: false }));
  }
}

/** Counts as the service does: whole characters, not the halves that a string is made of. */
function characters(text: string): number {
  return [...text].length;
}
