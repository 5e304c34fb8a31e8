import { LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import type { Tray } from "../../shared/attachments/tray";
import type { ConversationChanged } from "../../shared/protocol";
import { act } from "../act";
import type { Chat } from "../desk/chat";
import type { Voice } from "../desk/outgoing";
import type { Trays } from "../desk/trays";
import type { Insert } from "../replies/suggestion-strip";
import { type Unfilled, unfilledIn } from "../replies/unfilled";
import type { Writing } from "../replies/writing";
import { Picking } from "./picking";
import { replyObstacle } from "./reply-obstacle";
import { suggestionKey } from "./suggestion-key";
import { TypingSignal } from "./typing-signal";

// Mirrors MESSAGE_LIMIT of the protocol, so that nobody writes what would be refused.
const LIMIT = 10_000;

/** What is written to one conversation in one of two voices: kept as a draft, helped along, sent. */
export abstract class WritingField extends LitElement {
  static override properties: PropertyDeclarations = {
    row: { attribute: false },
    chat: { attribute: false },
    writing: { attribute: false },
    trays: { attribute: false },
    technicianId: {},
    busy: { type: Boolean },
    voice: { state: true },
    text: { state: true },
  };

  declare row: ConversationChanged;
  declare chat: Chat;
  declare writing: Writing;
  declare trays: Trays;
  declare technicianId: string;
  declare busy: boolean;
  declare voice: Voice;
  declare text: string;
  protected readonly picking = new Picking(this);
  private readonly typing = new TypingSignal((on) => act(this, { kind: "typing", on }));
  private watches: (() => void)[] = [];

  constructor() {
    super();
    this.voice = "reply";
    this.text = "";
  }

  get conversationId(): string {
    return this.row.conversation_id;
  }

  get lookups(): Writing["lookups"] {
    return this.writing.lookups;
  }

  get tray(): Tray {
    return this.trays.of(this.conversationId, this.voice);
  }

  get canWrite(): boolean {
    return this.voice === "note" || replyObstacle(this.row, this.technicianId) === null;
  }

  async startWriting(voice: Voice): Promise<void> {
    this.switchTo(voice);
    await this.updateComplete;
    if (this.textarea && !this.textarea.disabled) this.textarea.focus();
    else this.renderRoot.querySelector<HTMLElement>(".obstacle .button")?.focus();
  }

  /** Puts text in the place of a part of what is written; a variable that nobody could fill in is then selected. */
  replace(start: number, end: number, text: string, takesFocus: boolean): void {
    const field = this.textarea!;
    field.value = this.text;
    field.setRangeText(text, start, end, "end");
    const caret = field.selectionEnd;
    this.write(field.value);
    if (takesFocus) void this.updateComplete.then(() => this.putCaret(caret));
  }

  /** A suggestion, at the caret; on an empty line of its own behind what is written already. */
  async insert({ text }: Insert): Promise<void> {
    await this.startWriting("reply");
    const field = this.textarea!;
    const before = this.text.slice(0, field.selectionStart);
    const gap = before.trim() === "" || before.endsWith("\n\n") ? "" : "\n\n";
    this.replace(field.selectionStart, field.selectionEnd, `${gap}${text}`, true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const watched = [this.trays.changes, this.writing.suggestions.changes];
    this.watches = watched.map((changes) => changes.watch(() => this.requestUpdate()));
    this.watches.push(this.writing.drafts.changes.watch(() => this.readDraft()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.watches) stop();
    this.leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("row");
    if (!changed.has("row") || before?.conversation_id === this.conversationId) return;
    this.leave();
    this.voice = "reply";
    this.readDraft();
    void this.writing.drafts.open(this.conversationId);
  }

  protected get textarea(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector("textarea");
  }

  protected get excess(): number {
    return Math.max(0, this.text.length - LIMIT);
  }

  protected get unfilled(): readonly Unfilled[] {
    return this.voice === "reply" ? unfilledIn(this.text) : [];
  }

  protected get canSend(): boolean {
    const { items, isReady } = this.tray;
    return isReady && this.excess === 0 && this.unfilled.length === 0 && (items.length > 0 || this.text.trim() !== "");
  }

  protected onInput(event: InputEvent): void {
    const field = event.target as HTMLTextAreaElement;
    this.write(field.value);
    this.picking.onInput(field, event.inputType, this.voice);
  }

  protected onKey(event: KeyboardEvent): void {
    const press = suggestionKey(event);
    if (press && this.voice === "reply") {
      event.preventDefault();
      return this.suggestionPressed(press);
    }
    // An Enter that ends an input method's composition belongs to the word, not to the message.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  protected abstract suggestionPressed(press: NonNullable<ReturnType<typeof suggestionKey>>): void;

  protected send(): void {
    if (!this.canSend) return this.selectUnfilled();
    this.typing.stop();
    const text = this.text.trim();
    const mentions = this.voice === "note" ? this.picking.mentionedIn(text) : [];
    act(this, { kind: "write", voice: this.voice, text, files: this.tray.take(), mentions });
    this.write("");
    void this.writing.drafts.flush();
  }

  private write(text: string): void {
    this.text = text;
    this.writing.drafts.keep(this.conversationId, this.voice, text);
    if (this.voice === "reply") this.typing.note(text);
  }

  private switchTo(voice: Voice): void {
    if (voice === this.voice) return;
    this.leave();
    this.voice = voice;
    this.readDraft();
  }

  private leave(): void {
    this.typing.stop();
    this.picking.close();
    void this.writing.drafts.flush();
  }

  private readDraft(): void {
    this.text = this.writing.drafts.of(this.conversationId, this.voice);
    this.requestUpdate();
  }

  private putCaret(at: number): void {
    this.textarea?.focus();
    if (this.unfilled.length > 0) this.selectUnfilled();
    else this.textarea?.setSelectionRange(at, at);
  }

  private selectUnfilled(): void {
    const [first] = this.unfilled;
    if (first) this.textarea?.setSelectionRange(first.start, first.end);
  }
}
