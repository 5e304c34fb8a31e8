import { html, nothing, type TemplateResult } from "lit";
import paperclip from "lucide-static/icons/paperclip.svg?raw";
import { trayStyle, trayView } from "../../shared/attachments/tray-view";
import { ACCEPTED } from "../../shared/attachments/words";
import { icon } from "../../shared/icon";
import { act } from "../act";
import type { Voice } from "../desk/outgoing";
import { fileWords } from "../file-words";
import { base } from "../look/base";
import "../replies/suggestion-strip";
import type { Insert, SuggestionStrip } from "../replies/suggestion-strip";
import { unfilledWords } from "../replies/unfilled";
import { claimWords } from "../thread/claim-words";
import { composerStyles } from "./composer-styles";
import { draftAside } from "./draft-aside";
import { FileHand } from "./file-hand";
import { replyEffect, replyObstacle } from "./reply-obstacle";
import type { SuggestionPress } from "./suggestion-key";
import { WritingField } from "./writing-field";

/** Where the technician writes: to the visitor, or a note to colleagues. */
export class Composer extends WritingField {
  static override properties = { isDropping: { state: true } };

  declare isDropping: boolean;
  private readonly hand = new FileHand(this);

  static override styles = [base, trayStyle, composerStyles];

  constructor() {
    super();
    this.isDropping = false;
  }

  /** Does what a key of the strip above the field stands for. */
  suggestionPressed(press: SuggestionPress): void {
    const strip = this.renderRoot.querySelector<SuggestionStrip>("wd-suggestion-strip:not([hidden])");
    if (press.kind === "suggestion") strip?.insertSuggestion(press.index);
    else if (press.kind === "insert_held_back") strip?.insertHeldBack();
    else strip?.sendHeldBack();
  }

  override render(): TemplateResult {
    const obstacle = this.voice === "reply" ? replyObstacle(this.row, this.technicianId) : null;
    return html`<wd-suggestion-strip
        .chat=${this.chat}
        .suggestions=${this.writing.suggestions.of(this.conversationId)}
        .ask=${(turn: number) => this.writing.suggestions.look(this.conversationId, turn)}
        ?hidden=${this.voice === "note" || obstacle !== null}
        ?writing=${this.text !== ""}
        @insert=${(event: CustomEvent<Insert>) => this.insert(event.detail)}
      ></wd-suggestion-strip>
      <form
        class=${this.isDropping ? `${this.voice} dropping` : this.voice}
        @submit=${this.onSubmit}
        @dragover=${this.hand.onDrag}
        @dragleave=${this.hand.onLeave}
        @drop=${this.hand.onDrop}
      >
        ${this.picking.render()} ${this.voices()} ${draftAside(this.writing.drafts, this.conversationId, this.voice)}
        ${obstacle ? this.obstacle(obstacle) : trayView(this.tray, fileWords, (path) => path)} ${this.field(obstacle !== null)}
        ${this.problem()}
      </form>`;
  }

  private voices(): TemplateResult {
    const isNote = this.voice === "note";
    return html`<div class="voices" role="group" aria-label="Who reads it">
      ${this.voiceButton("reply", "Reply", "r")} ${this.voiceButton("note", "Note", "n")}
      <span class="hint quiet">
        ${isNote ? "Only staff see notes." : replyEffect(this.row, this.technicianId)}
        <span class="keys">${isNote ? "@ mentions a colleague" : "/ opens canned replies"}, Enter sends, Shift+Enter starts a new line</span>
      </span>
    </div>`;
  }

  private voiceButton(voice: Voice, words: string, key: string): TemplateResult {
    return html`<button type="button" aria-pressed=${this.voice === voice ? "true" : "false"} @click=${() => this.startWriting(voice)}>
      ${words} <kbd aria-hidden="true">${key}</kbd>
    </button>`;
  }

  private field(isBarred: boolean): TemplateResult {
    const label = this.voice === "note" ? "Note to colleagues" : `Reply to ${this.row.visitor_name}`;
    return html`<div class="field" ?hidden=${isBarred && this.text === ""}>
      <textarea
        rows="2"
        dir="auto"
        aria-label=${label}
        placeholder=${this.voice === "note" ? "Write a note to your colleagues" : label}
        ?disabled=${isBarred}
        .value=${this.text}
        @input=${this.onInput}
        @keydown=${this.onKey}
        @paste=${this.hand.onPaste}
        @blur=${() => this.writing.drafts.flush()}
      ></textarea>
      <input type="file" multiple hidden accept=${ACCEPTED} @change=${this.onChosen} />
      <button
        type="button"
        class="button bare square"
        aria-label=${fileWords.attach}
        title=${fileWords.attach}
        ?disabled=${isBarred}
        @click=${() => this.renderRoot.querySelector("input")!.click()}
      >
        ${icon(paperclip)}
      </button>
      <button class="button primary" ?disabled=${isBarred || !this.canSend}>${this.voice === "note" ? "Add note" : "Send"}</button>
    </div>`;
  }

  /** What keeps the text from being sent, and what to do about it. */
  private problem(): TemplateResult | typeof nothing {
    const { excess, unfilled } = this;
    if (excess === 0 && unfilled.length === 0) return nothing;
    const words = excess > 0 ? `${excess} characters too long. Shorten it or send it in parts.` : unfilledWords(unfilled);
    return html`<p class="problem" role="alert">${words}</p>`;
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

  private onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.send();
  }

  private onChosen(event: Event): void {
    this.hand.onChosen(event);
    this.textarea?.focus();
  }
}

customElements.define("wd-composer", Composer);

declare global {
  interface HTMLElementTagNameMap {
    "wd-composer": Composer;
  }
}
