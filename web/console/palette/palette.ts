import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import search from "lucide-static/icons/search.svg?raw";
import { icon } from "../../shared/icon";
import { base } from "../look/base";
import type { Stage } from "../stage";
import { actionsNow, type Choice, conversationsNow, matching, type Offered } from "./choices";
import { paletteStyles } from "./palette-styles";

const NOTHING: Offered = { actions: [], conversations: [] };

/** One field that finds whatever can be done now, and every conversation (the combobox of the ARIA practices). */
export class Palette extends LitElement {
  static override properties = { all: { state: true }, query: { state: true }, active: { state: true } };

  declare all: Offered;
  declare query: string;
  /** The id of the choice that Enter takes; the first, unless it is among what is found. */
  declare active: string | null;
  private found = NOTHING;
  private choices: readonly Choice[] = [];
  private stopWatching: (() => void) | undefined;

  static override styles = [base, paletteStyles];

  constructor() {
    super();
    this.all = NOTHING;
    this.query = "";
    this.active = null;
  }

  async show(stage: Stage): Promise<void> {
    this.stopWatching?.();
    const look = (): void => void (this.all = { actions: actionsNow(stage), conversations: conversationsNow(stage) });
    look();
    this.stopWatching = stage.session.desk.changes.watch(look);
    this.ask("");
    await this.updateComplete;
    this.dialog.showModal();
    this.renderRoot.querySelector("input")!.focus();
  }

  override render(): TemplateResult {
    const { actions, conversations } = this.found;
    const count = this.choices.length;
    return html`<dialog aria-label="Find an action or a conversation" @click=${this.onBackdrop} @close=${() => this.stopWatching?.()}>
      <label>
        ${icon(search)} <span class="unseen">Find an action or a conversation</span>
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${count > 0 ? `choice-${this.at}` : nothing}
          autocomplete="off"
          spellcheck="false"
          placeholder="Find an action, a name, a reference…"
          .value=${this.query}
          @input=${(event: InputEvent) => this.ask((event.target as HTMLInputElement).value)}
          @keydown=${this.onKey}
        />
      </label>
      <div class="found" id="found" role="listbox" aria-label="Found" tabindex="-1">
        ${this.group("Actions", actions, 0)} ${this.group("Conversations", conversations, actions.length)}
      </div>
      <p class=${count === 0 ? "none" : "unseen"} role="status">
        ${count === 0 ? html`Nothing matches “${this.query}”.` : html`${count} found`}
      </p>
    </dialog>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("all") && !changed.has("query")) return;
    this.found = matching(this.all, this.query);
    this.choices = [...this.found.actions, ...this.found.conversations];
  }

  protected override updated(): void {
    this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  private group(name: string, choices: readonly Choice[], from: number): TemplateResult | typeof nothing {
    if (choices.length === 0) return nothing;
    return html`<div role="group" aria-label=${name}>
      <h2 aria-hidden="true">${name}</h2>
      ${repeat(choices, ({ id }) => id, (choice, index) => this.option(choice, from + index))}
    </div>`;
  }

  private option({ words, aside }: Choice, index: number): TemplateResult {
    return html`<div
      role="option"
      id="choice-${index}"
      aria-selected=${index === this.at ? "true" : "false"}
      @click=${() => this.choose(index)}
    >
      <span dir="auto">${words}</span> <span class="aside numbers">${aside}</span>
    </div>`;
  }

  private get at(): number {
    return Math.max(0, this.choices.findIndex(({ id }) => id === this.active));
  }

  private ask(query: string): void {
    this.query = query;
    this.active = null;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { choices, at } = this;
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1 + choices.length };
    if (event.key === "Enter") this.choose(at);
    else if (event.key in to && choices.length > 0) this.active = choices[to[event.key]! % choices.length]!.id;
    else return;
    event.preventDefault();
  }

  /** Closed first, so that the focus is back where it was before the choice moves it on. */
  private choose(index: number): void {
    const choice = this.choices[index];
    if (!choice) return;
    this.dialog.close();
    choice.run();
  }

  private onBackdrop(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }
}

customElements.define("wd-palette", Palette);

declare global {
  interface HTMLElementTagNameMap {
    "wd-palette": Palette;
  }
}
