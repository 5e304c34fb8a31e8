import { css, html, LitElement, type TemplateResult } from "lit";
import type { Resolution } from "../../shared/protocol";
import { act } from "../act";
import { base } from "../look/base";
import { OUTCOME_WORDS } from "../words";
import { dialogStyles } from "./dialog-styles";

/** What a visitor does, by silence or by their own word, no technician can say. */
type Outcome = Exclude<Resolution, "abandoned" | "ended_by_visitor">;

const MEANING: Record<Outcome, string> = {
  solved: "The problem is gone.",
  workaround: "The visitor can go on working for now.",
  not_solved: "It continues elsewhere, or cannot be helped.",
  no_answer: "The visitor stopped answering.",
};

const OUTCOMES = Object.keys(MEANING) as Outcome[];

/** Asks how a conversation ended. Keys 1 to 4 choose, Enter resolves. */
export class ResolveDialog extends LitElement {
  static override properties = { outcome: { state: true } };

  declare outcome: Outcome;

  static override styles = [
    base,
    dialogStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--space-1);
        margin: 0;
        padding: 0;
        border: 0;
      }
      label {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 0 var(--space-3);
        align-items: center;
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        cursor: pointer;
      }
      label:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      label:has(:focus-visible) {
        outline: var(--focus);
      }
      input {
        margin: 0;
        accent-color: var(--accent);
      }
      input:focus-visible {
        outline: none;
      }
      .meaning {
        grid-column: 2;
        color: var(--text-quiet);
        font-size: var(--size-quiet);
      }
      kbd {
        grid-row: 1;
        grid-column: 3;
      }
    `,
  ];

  constructor() {
    super();
    this.outcome = "solved";
  }

  async ask(): Promise<void> {
    this.outcome = "solved";
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @keydown=${this.onKey}>
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">How did it end?</h2>
        <p>The visitor is told that the conversation is closed, and can start a new one.</p>
        <fieldset>${OUTCOMES.map((outcome, index) => this.choice(outcome, index + 1))}</fieldset>
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button class="button primary">Resolve as ${OUTCOME_WORDS[this.outcome].toLowerCase()}</button>
        </div>
      </form>
    </dialog>`;
  }

  private choice(outcome: Outcome, number: number): TemplateResult {
    return html`<label>
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

  private onKey(event: KeyboardEvent): void {
    const outcome = OUTCOMES[Number(event.key) - 1];
    if (!outcome) return;
    this.outcome = outcome;
    this.renderRoot.querySelector<HTMLInputElement>(`input[value="${outcome}"]`)?.focus();
  }

  private onSubmit(): void {
    act(this, { kind: "resolve", outcome: this.outcome });
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
