import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import pencil from "lucide-static/icons/pencil.svg?raw";
import plus from "lucide-static/icons/plus.svg?raw";
import { icon } from "../../shared/icon";
import type { KnownSlot } from "../../shared/protocol";
import { base } from "../look/base";
import { fieldStyles, inlineFormStyles } from "../look/field-styles";
import { ORIGIN_WORDS, plainWords } from "../words";
import { slotListStyles } from "./slot-list-styles";

// Mirrors ALWAYS_ASKED and LONGEST of rules/slots.py: nobody writes what would be refused.
const ALWAYS_ASKED = ["account"];
const LONGEST = 254;

/** What is known beside the messages and who it comes from; the conversation's technician puts it right in place. */
export class SlotList extends LitElement {
  static override properties = {
    slots: { attribute: false },
    canEdit: { type: Boolean },
    setSlot: { attribute: false },
    editing: { state: true },
    refusal: { state: true },
    isSaving: { state: true },
  };

  declare slots: readonly KnownSlot[];
  declare canEdit: boolean;
  declare setSlot: (name: string, value: string) => Promise<string | null>;
  declare editing: string | null;
  declare refusal: string | null;
  declare isSaving: boolean;

  static override styles = [base, fieldStyles, inlineFormStyles, slotListStyles];

  constructor() {
    super();
    this.editing = null;
    this.refusal = null;
    this.isSaving = false;
  }

  override render(): TemplateResult {
    const missing = this.canEdit ? ALWAYS_ASKED.filter((name) => !this.slots.some((slot) => slot.name === name)) : [];
    return html`
      <dl>
        ${repeat(
          this.slots,
          (slot) => slot.name,
          (slot) => this.entry(slot.name, slot),
        )}
        ${missing.map((name) => this.entry(name, null))}
      </dl>
      ${this.slots.length + missing.length === 0 ? html`<p class="quiet">Nothing yet. What the visitor tells the bot appears here.</p>` : nothing}
    `;
  }

  private entry(name: string, slot: KnownSlot | null): TemplateResult {
    const title = plainWords(name);
    if (this.editing === name && this.canEdit) return html`<dt>${title}</dt><dd>${this.form(name, title, slot?.value ?? "")}</dd>`;
    const words = slot ? `Correct ${title.toLowerCase()}` : `Add ${title.toLowerCase()}`;
    return html`<dt>${title}</dt>
      <dd class="known">
        ${slot
          ? html`<span class="told"><bdi>${slot.value}</bdi> <span class="badge ${slot.origin}">${ORIGIN_WORDS[slot.origin]}</span></span>`
          : html`<span class="quiet">Not told</span>`}
        ${this.canEdit
          ? html`<button class="button bare square" data-edit=${name} aria-label=${words} title=${words} @click=${() => this.edit(name)}>${icon(slot ? pencil : plus)}</button>`
          : nothing}
      </dd>`;
  }

  private form(name: string, title: string, value: string): TemplateResult {
    return html`<form @submit=${(event: SubmitEvent) => this.save(event, name)} @keydown=${this.onKey}>
      <input
        name="value"
        required
        dir="auto"
        autocomplete="off"
        spellcheck="false"
        maxlength=${LONGEST}
        aria-label=${title}
        aria-invalid=${this.refusal !== null}
        aria-describedby="refusal"
        .defaultValue=${value}
      />
      <p class="refusal" id="refusal" role="alert">${this.refusal}</p>
      <div class="buttons">
        <button class="button primary" ?disabled=${this.isSaving}>Save</button>
        <button type="button" class="button" @click=${() => this.finish(name)}>Cancel</button>
      </div>
    </form>`;
  }

  private async edit(name: string): Promise<void> {
    this.editing = name;
    this.refusal = null;
    await this.updateComplete;
    this.renderRoot.querySelector("input")?.select();
  }

  private async save(event: SubmitEvent, name: string): Promise<void> {
    event.preventDefault();
    const value = this.renderRoot.querySelector("input")!.value.trim();
    this.isSaving = true;
    this.refusal = await this.setSlot(name, value);
    this.isSaving = false;
    if (this.refusal === null) await this.finish(name);
    else this.renderRoot.querySelector("input")?.focus();
  }

  /** Gives the focus back to where the editing began. */
  private async finish(name: string): Promise<void> {
    this.editing = null;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-edit="${name}"]`)?.focus();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.editing) return;
    event.stopPropagation();
    void this.finish(this.editing);
  }
}

customElements.define("wd-slot-list", SlotList);
