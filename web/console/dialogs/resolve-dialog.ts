import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { HandoffLabel, Resolution } from "../../shared/protocol";
import { act } from "../act";
import { base } from "../look/base";
import { LABEL_WORDS, OUTCOME_WORDS } from "../words";
import { dialogStyles } from "./dialog-styles";
import { nextLabel } from "./label-keys";
import { resolveDialogStyles } from "./resolve-dialog-styles";

/** What a visitor does, by silence or by their own word, no technician can say. */
type Outcome = Exclude<Resolution, "abandoned" | "ended_by_visitor">;

const MEANING: Record<Outcome, string> = {
  solved: "The problem is gone.",
  workaround: "The visitor can go on working for now.",
  not_solved: "It continues elsewhere, or cannot be helped.",
  no_answer: "The visitor stopped answering.",
};

const OUTCOMES = Object.keys(MEANING) as Outcome[];
const LABELS = Object.keys(LABEL_WORDS) as HandoffLabel[];

/** Asks how a conversation ended, and whether it was right that it came here. Keys 1 to 4, y and n; Enter resolves. */
export class ResolveDialog extends LitElement {
  static override properties = { outcome: { state: true }, label: { state: true }, cameFromBot: { state: true } };

  declare outcome: Outcome;
  declare label: HandoffLabel | null;
  declare cameFromBot: boolean;

  static override styles = [base, dialogStyles, resolveDialogStyles];

  constructor() {
    super();
    this.outcome = "solved";
    this.label = null;
    this.cameFromBot = false;
  }

  /** Only what was handed over can have been handed over wrongly. */
  async ask(cameFromBot: boolean): Promise<void> {
    this.outcome = "solved";
    this.label = null;
    this.cameFromBot = cameFromBot;
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @keydown=${this.onKey}>
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">How did it end?</h2>
        <p>The visitor is told that the conversation is closed, and can start a new one.</p>
        <fieldset aria-labelledby="title">${OUTCOMES.map((outcome, index) => this.choice(outcome, index + 1))}</fieldset>
        ${this.cameFromBot ? this.question() : nothing}
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button class="button primary">Resolve as ${OUTCOME_WORDS[this.outcome].toLowerCase()}</button>
        </div>
      </form>
    </dialog>`;
  }

  private choice(outcome: Outcome, number: number): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name="outcome"
        value=${outcome}
        ?autofocus=${number === 1}
        .checked=${this.outcome === outcome}
        @change=${() => (this.outcome = outcome)}
      />
      <span>${OUTCOME_WORDS[outcome]}</span>
      <span class="meaning">${MEANING[outcome]}</span>
      <kbd aria-hidden="true">${number}</kbd>
    </label>`;
  }

  private question(): TemplateResult {
    return html`<div class="labels" role="group" aria-labelledby="question">
      <h3 id="question">Was the handover right? <span class="quiet">Optional, for your lead</span></h3>
      ${LABELS.map(
        (label) => html`<button
          type="button"
          class="button label"
          aria-pressed=${this.label === label}
          @click=${() => (this.label = this.label === label ? null : label)}
        >
          ${LABEL_WORDS[label]} ${label === "right" ? html`<kbd aria-hidden="true">y</kbd>` : nothing}
          ${label === "bot_could_answer" ? html`<kbd aria-hidden="true">n</kbd>` : nothing}
        </button>`,
      )}
      <p class="unseen" aria-live="polite">${this.label ? LABEL_WORDS[this.label] : nothing}</p>
    </div>`;
  }

  private onKey(event: KeyboardEvent): void {
    const label = this.cameFromBot ? nextLabel(event.key, this.label) : undefined;
    if (label) this.label = label;
    const outcome = OUTCOMES[Number(event.key) - 1];
    if (!outcome) return;
    this.outcome = outcome;
    this.renderRoot.querySelector<HTMLInputElement>(`input[value="${outcome}"]`)?.focus();
  }

  private onSubmit(): void {
    act(this, { kind: "resolve", outcome: this.outcome, label: this.label });
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }
}

customElements.define("wd-resolve-dialog", ResolveDialog);

declare global {
  interface HTMLElementTagNameMap {
    "wd-resolve-dialog": ResolveDialog;
  }
}
