import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { TargetsFound } from "../../shared/protocol";
import { act } from "../act";
import { dialogStyles } from "../dialogs/dialog-styles";
import { base } from "../look/base";
import { reasonField, reasonStyles } from "./reason-field";
import { type TransferTarget, transferTargets } from "./transfer-target";

/** Asks where a conversation is to go, and why. */
export class TransferDialog extends LitElement {
  static override properties = { found: { state: true }, chosen: { state: true }, reason: { state: true } };

  declare found: TargetsFound | null;
  declare chosen: TransferTarget | null;
  declare reason: string;

  static override styles = [
    base,
    dialogStyles,
    reasonStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--space-1);
        margin: 0 0 var(--space-3);
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: var(--space-1);
        color: var(--text-quiet);
        font-size: var(--size-small);
        font-weight: var(--weight-strong);
      }
      .choice {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 0 var(--space-3);
        align-items: center;
        min-height: 36px;
        padding: var(--space-1) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        cursor: pointer;
      }
      .choice:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .choice:has(:disabled) {
        color: var(--text-quiet);
        cursor: default;
      }
      .choice:has(:focus-visible) {
        outline: var(--focus);
      }
      .choice input {
        margin: 0;
        accent-color: var(--accent);
      }
      .choice input:focus-visible {
        outline: none;
      }
      .detail {
        color: var(--text-quiet);
        font-size: var(--size-quiet);
        font-variant-numeric: tabular-nums;
      }
      @media (max-width: 480px) {
        .choice {
          grid-template-columns: auto 1fr;
        }
        .detail {
          grid-column: 2;
        }
      }
      .choices {
        max-height: 46dvh;
        overflow-y: auto;
        padding: 3px;
        margin: -3px;
      }
    `,
  ];

  constructor() {
    super();
    this.found = null;
    this.chosen = null;
    this.reason = "";
  }

  /** Opens at once and fills in whom the service knows of. */
  async ask(asked: Promise<TargetsFound | null>): Promise<void> {
    this.found = null;
    this.chosen = null;
    this.reason = "";
    this.dialog.showModal();
    this.found = await asked;
    if (!this.found) return this.dialog.close();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>(".choice input:enabled")?.focus();
  }

  override render(): TemplateResult {
    const button = this.chosen ? `Pass to ${this.chosen.name}` : "Pass on";
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">Pass this conversation on</h2>
        <p>The visitor is told who it goes to and keeps their place. The reason is for colleagues only.</p>
        <div class="choices">${this.found ? this.choices(this.found) : html`<p class="after-a-while" role="status">Looking who is there…</p>`}</div>
        ${reasonField("Reason", this.reason, (reason) => (this.reason = reason))}
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button class="button primary" ?disabled=${!this.chosen || this.reason.trim() === ""}>${button}</button>
        </div>
      </form>
    </dialog>`;
  }

  private choices(found: TargetsFound): TemplateResult {
    const { teams, people } = transferTargets(found);
    return html`
      <fieldset>
        <legend>Teams</legend>
        ${teams.map((team) => this.choice(team))}
      </fieldset>
      ${people.length === 0
        ? nothing
        : html`<fieldset>
            <legend>Colleagues</legend>
            ${people.map((person) => this.choice(person))}
          </fieldset>`}
    `;
  }

  private choice(target: TransferTarget): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name="target"
        value=${target.key}
        ?disabled=${target.obstacle !== null}
        .checked=${this.chosen?.key === target.key}
        @change=${() => (this.chosen = target)}
      />
      <span>${target.name}</span>
      <span class="detail">${target.detail}</span>
    </label>`;
  }

  private onSubmit(): void {
    if (this.chosen) act(this, { kind: "transfer", to: this.chosen.to, reason: this.reason.trim() });
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }
}

customElements.define("wd-transfer-dialog", TransferDialog);

declare global {
  interface HTMLElementTagNameMap {
    "wd-transfer-dialog": TransferDialog;
  }
}
