import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { base } from "../look/base";
import { matching, type PickItem } from "./matching";
import { pickerStyles } from "./picker-styles";

/** What the list was left for: an item, the words that were typed and belong to the text after all, or not even its sign. */
export type Picked = { kind: "item"; item: PickItem } | { kind: "words"; words: string; byKey: boolean } | { kind: "nothing" };

/** A list that is filtered as one types: a combobox whose field has the focus, above the field it was opened from. */
export class Picker extends LitElement {
  static override properties = {
    label: {},
    sign: {},
    items: { attribute: false },
    empty: {},
    query: { state: true },
    active: { state: true },
  };

  declare label: string;
  /** The sign that opened it. */
  declare sign: string;
  /** Null while they are being asked for. */
  declare items: readonly PickItem[] | null;
  /** What is said when there are none at all. */
  declare empty: string;
  declare query: string;
  declare active: number;
  private isLeaving = false;

  static override styles = [base, pickerStyles];

  constructor() {
    super();
    this.items = null;
    this.query = "";
    this.active = 0;
  }

  override render(): TemplateResult {
    const found = this.found;
    const current = found[this.active];
    return html`<div class="panel" @focusout=${() => this.leave({ kind: "words", words: this.query, byKey: false })}>
      <div class="filter">
        <span aria-hidden="true">${this.sign}</span>
        <input
          role="combobox"
          autocomplete="off"
          aria-label=${this.label}
          placeholder=${this.label}
          aria-autocomplete="list"
          aria-expanded=${found.length > 0 ? "true" : "false"}
          aria-controls="list"
          aria-activedescendant=${current ? `option-${this.active}` : nothing}
          .value=${this.query}
          @input=${this.onInput}
          @keydown=${this.onKey}
        />
        <span class="quiet keys" aria-hidden="true"><kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd> <kbd>Esc</kbd></span>
      </div>
      <ul id="list" role="listbox" aria-label=${this.label} ?hidden=${found.length === 0}>
        ${found.map((item, index) => this.option(item, index))}
      </ul>
      ${found.length === 0 ? html`<p class=${this.items ? "" : "after-a-while"}>${this.nothingWords()}</p>` : nothing}
      <span class="unseen" role="status">${this.items ? `${found.length} found` : ""}</span>
    </div>`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector("input")!.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("active") || changed.has("query")) this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  private option(item: PickItem, index: number): TemplateResult {
    return html`<li
      id="option-${index}"
      role="option"
      aria-selected=${index === this.active ? "true" : "false"}
      @mousedown=${(event: MouseEvent) => event.preventDefault()}
      @click=${() => this.leave({ kind: "item", item })}
    >
      <span class="title" dir="auto">${item.title} ${item.badge ? html`<span class="badge">${item.badge}</span>` : nothing}</span>
      ${item.shortcut ? html`<code>${this.sign}${item.shortcut}</code>` : nothing}
      ${item.detail ? html`<span class="detail" dir="auto">${item.detail}</span>` : nothing}
    </li>`;
  }

  private nothingWords(): string {
    if (!this.items) return "Looking…";
    return this.items.length === 0 ? this.empty : `Nothing has “${this.query}” in it. Esc leaves it as text.`;
  }

  private onInput(event: InputEvent): void {
    this.query = (event.target as HTMLInputElement).value;
    this.active = 0;
    // Nobody's name and no reply begins with a space: the sign was meant as one.
    if (/^\s/.test(this.query)) this.leave({ kind: "words", words: this.query, byKey: true });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const done = this.obey(event.key);
    if (!done) return;
    event.preventDefault();
    // The console leaves a field on Escape, and the composer sends on Enter.
    event.stopPropagation();
  }

  private obey(key: string): boolean {
    const { found, active } = this;
    switch (key) {
      case "ArrowDown":
      case "ArrowUp":
        this.active = found.length ? (active + (key === "ArrowDown" ? 1 : found.length - 1)) % found.length : 0;
        return true;
      case "Enter":
      case "Tab":
        if (found[active]) this.leave({ kind: "item", item: found[active] });
        return key === "Enter" || found.length > 0;
      case "Escape":
        this.leave({ kind: "words", words: this.query, byKey: true });
        return true;
      case "Backspace":
        if (this.query !== "") return false;
        this.leave({ kind: "nothing" });
        return true;
    }
    return false;
  }

  private leave(picked: Picked): void {
    if (this.isLeaving) return;
    this.isLeaving = true;
    this.dispatchEvent(new CustomEvent<Picked>("picked", { detail: picked }));
  }

  private get found(): readonly PickItem[] {
    return matching(this.items ?? [], this.query);
  }
}

customElements.define("wd-picker", Picker);

declare global {
  interface HTMLElementTagNameMap {
    "wd-picker": Picker;
  }
}
