import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { ConversationChanged } from "../../shared/protocol";
import { act } from "../act";
import type { Drafts } from "../desk/drafts";
import type { Voice } from "../desk/outgoing";
import { base } from "../look/base";
import { claimWords } from "../thread/claim-words";
import { composerStyles } from "./composer-styles";
import { replyEffect, replyObstacle } from "./reply-obstacle";
import { TypingSignal } from "./typing-signal";

// Mirrors MESSAGE_LIMIT of the protocol, so that nobody writes what would be refused.
const LIMIT = 10_000;

/** Where the technician writes: to the visitor, or a note to colleagues. */
export class Composer extends LitElement {
  static override properties = {
    row: { attribute: false },
    drafts: { attribute: false },
    technicianId: {},
    busy: { type: Boolean },
    voice: { state: true },
    text: { state: true },
  };

  declare row: ConversationChanged;
  declare drafts: Drafts;
  declare technicianId: string;
  declare busy: boolean;
  declare voice: Voice;
  declare text: string;
  private readonly typing = new TypingSignal((on) => act(this, { kind: "typing", on }));

  static override styles = [base, composerStyles];

  constructor() {
    super();
    this.voice = "reply";
    this.text = "";
  }

  async startWriting(voice: Voice): Promise<void> {
    this.switchTo(voice);
    await this.updateComplete;
    const field = this.renderRoot.querySelector("textarea");
    if (field && !field.disabled) field.focus();
    else this.renderRoot.querySelector<HTMLElement>(".obstacle .button")?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("row");
    if (changed.has("row") && before?.conversation_id !== this.row.conversation_id) {
      this.typing.stop();
      this.voice = "reply";
      this.text = this.drafts.of(this.row.conversation_id, this.voice);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.typing.stop();
  }

  override render(): TemplateResult {
    const obstacle = this.voice === "reply" ? replyObstacle(this.row, this.technicianId) : null;
    const isTooLong = this.text.length > LIMIT;
    return html`<form class=${this.voice} @submit=${this.onSubmit}>
      <div class="voices" role="group" aria-label="Who reads it">
        ${this.voiceButton("reply", "Reply", "r")} ${this.voiceButton("note", "Note", "n")}
        <span class="hint quiet">
          ${this.voice === "note" ? "Only staff see notes." : replyEffect(this.row, this.technicianId)}
          <span class="keys">Enter sends, Shift+Enter starts a new line</span>
        </span>
      </div>
      ${obstacle ? this.obstacle(obstacle) : nothing}
      <div class="field" ?hidden=${obstacle !== null && this.text === ""}>
        <textarea
          rows="2"
          dir="auto"
          aria-label=${this.voice === "note" ? "Note to colleagues" : `Reply to ${this.row.visitor_name}`}
          placeholder=${this.voice === "note" ? "Write a note to your colleagues" : `Reply to ${this.row.visitor_name}`}
          ?disabled=${obstacle !== null}
          .value=${this.text}
          @input=${this.onInput}
          @keydown=${this.onKey}
        ></textarea>
        <button class="button primary" ?disabled=${obstacle !== null || this.text.trim() === "" || isTooLong}>
          ${this.voice === "note" ? "Add note" : "Send"}
        </button>
      </div>
      ${isTooLong ? html`<p class="too-long" role="alert">${this.text.length - LIMIT} characters too long. Shorten it or send it in parts.</p>` : nothing}
    </form>`;
  }

  private voiceButton(voice: Voice, words: string, key: string): TemplateResult {
    return html`<button type="button" aria-pressed=${this.voice === voice ? "true" : "false"} @click=${() => this.startWriting(voice)}>
      ${words} <kbd aria-hidden="true">${key}</kbd>
    </button>`;
  }

  private obstacle(why: string): TemplateResult {
    const claim = claimWords(this.row);
    return html`<div class="obstacle">
      <span>${why}${this.text ? " Your draft is kept." : ""}</span>
      ${claim
        ? html`<button type="button" class="button primary" ?disabled=${this.busy} @click=${() => act(this, { kind: "claim" })}>${claim}</button>`
        : nothing}
    </div>`;
  }

  private switchTo(voice: Voice): void {
    if (voice === this.voice) return;
    this.typing.stop();
    this.voice = voice;
    this.text = this.drafts.of(this.row.conversation_id, voice);
  }

  private onInput(event: InputEvent): void {
    this.keep((event.target as HTMLTextAreaElement).value);
    if (this.voice === "reply") this.typing.note(this.text);
  }

  private onKey(event: KeyboardEvent): void {
    // An Enter that ends an input method's composition belongs to the word, not to the message.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  private onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.send();
  }

  private send(): void {
    const text = this.text.trim();
    if (text === "" || text.length > LIMIT) return;
    this.typing.stop();
    act(this, { kind: "write", voice: this.voice, text });
    this.keep("");
  }

  private keep(text: string): void {
    this.text = text;
    this.drafts.keep(this.row.conversation_id, this.voice, text);
  }
}

customElements.define("wd-composer", Composer);

declare global {
  interface HTMLElementTagNameMap {
    "wd-composer": Composer;
  }
}
