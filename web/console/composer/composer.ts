import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { ConversationChanged } from "../../shared/protocol";
import paperclip from "lucide-static/icons/paperclip.svg?raw";
import { carriesFiles, pastedFiles } from "../../shared/attachments/from-hand";
import type { Tray } from "../../shared/attachments/tray";
import { trayStyle, trayView } from "../../shared/attachments/tray-view";
import { ACCEPTED } from "../../shared/attachments/words";
import { icon } from "../../shared/icon";
import { act } from "../act";
import type { Drafts } from "../desk/drafts";
import type { Voice } from "../desk/outgoing";
import type { Trays } from "../desk/trays";
import { fileWords } from "../file-words";
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
    trays: { attribute: false },
    technicianId: {},
    busy: { type: Boolean },
    voice: { state: true },
    text: { state: true },
    isDropping: { state: true },
  };

  declare row: ConversationChanged;
  declare drafts: Drafts;
  declare trays: Trays;
  declare isDropping: boolean;
  declare technicianId: string;
  declare busy: boolean;
  declare voice: Voice;
  declare text: string;
  private stopWatching: (() => void) | undefined;
  private readonly typing = new TypingSignal((on) => act(this, { kind: "typing", on }));

  static override styles = [base, trayStyle, composerStyles];

  constructor() {
    super();
    this.voice = "reply";
    this.text = "";
    this.isDropping = false;
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

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = this.trays.changes.watch(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching?.();
    this.typing.stop();
  }

  override render(): TemplateResult {
    const obstacle = this.voice === "reply" ? replyObstacle(this.row, this.technicianId) : null;
    const isTooLong = this.text.length > LIMIT;
    return html`<form
      class=${this.isDropping ? `${this.voice} dropping` : this.voice}
      @submit=${this.onSubmit}
      @dragover=${this.onDrag}
      @dragleave=${() => (this.isDropping = false)}
      @drop=${this.onDrop}
    >
      <div class="voices" role="group" aria-label="Who reads it">
        ${this.voiceButton("reply", "Reply", "r")} ${this.voiceButton("note", "Note", "n")}
        <span class="hint quiet">
          ${this.voice === "note" ? "Only staff see notes." : replyEffect(this.row, this.technicianId)}
          <span class="keys">Enter sends, Shift+Enter starts a new line</span>
        </span>
      </div>
      ${obstacle ? this.obstacle(obstacle) : trayView(this.tray, fileWords, (path) => path)}
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
          @paste=${this.onPaste}
        ></textarea>
        <input type="file" multiple hidden accept=${ACCEPTED} @change=${this.onChosen} />
        <button
          type="button"
          class="button bare square"
          aria-label=${fileWords.attach}
          title=${fileWords.attach}
          ?disabled=${obstacle !== null}
          @click=${() => this.renderRoot.querySelector("input")!.click()}
        >
          ${icon(paperclip)}
        </button>
        <button class="button primary" ?disabled=${obstacle !== null || !this.canSend}>
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
    if (!this.canSend) return;
    this.typing.stop();
    act(this, { kind: "write", voice: this.voice, text: this.text.trim(), files: this.tray.take() });
    this.keep("");
  }

  private get tray(): Tray {
    return this.trays.of(this.row.conversation_id, this.voice);
  }

  private get canSend(): boolean {
    const { items, isReady } = this.tray;
    return isReady && this.text.length <= LIMIT && (items.length > 0 || this.text.trim() !== "");
  }

  private get canWrite(): boolean {
    return this.voice === "note" || replyObstacle(this.row, this.technicianId) === null;
  }

  private onChosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.tray.add(input.files ?? []);
    // The same file may be chosen again after it was taken out.
    input.value = "";
    this.renderRoot.querySelector("textarea")?.focus();
  }

  private onPaste(event: ClipboardEvent): void {
    const files = pastedFiles(event);
    if (files.length === 0) return;
    event.preventDefault();
    this.tray.add(files);
  }

  private onDrag(event: DragEvent): void {
    if (!carriesFiles(event) || !this.canWrite) return;
    event.preventDefault();
    this.isDropping = true;
  }

  private onDrop(event: DragEvent): void {
    this.isDropping = false;
    if (!carriesFiles(event) || !this.canWrite) return;
    event.preventDefault();
    this.tray.add(event.dataTransfer!.files);
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
