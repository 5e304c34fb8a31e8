import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { ApprovalView, ResetView } from "../../shared/protocol";
import { exactTime } from "../../shared/relative-time";
import { act } from "../act";
import { base } from "../look/base";
import { fieldStyles } from "../look/field-styles";
import { reasonField, reasonStyles } from "../routing/reason-field";
import "../time/elapsed";
import { isComplete, numbersOnFile } from "./check";
import { decisionFormStyles } from "./decision-form-styles";
import type { OpenReset, Security } from "./security";
import { missingWords, noNumberWords, STATUS_WORDS } from "./security-words";

// Mirrors SAID_LIMIT of the protocol, so that nobody writes what would be refused.
const SAID_LIMIT = 2000;

/** Who has approved so far and who is missing; the check that an approval needs; a refusal with its reason. */
export class DecisionForm extends LitElement {
  static override properties = { security: { attribute: false }, open: { attribute: false }, view: { attribute: false }, draft: { attribute: false } };

  declare security: Security;
  declare open: OpenReset;
  declare view: ResetView;
  declare draft: ReturnType<Security["draftOf"]>;

  static override styles = [base, fieldStyles, reasonStyles, decisionFormStyles];

  override render(): TemplateResult {
    const { row } = this.view;
    const isOpen = row.status === "needs_person";
    return html`<section aria-labelledby="approvals">
        <h3 id="approvals">Approvals</h3>
        <p>${isOpen ? missingWords(row) : `${STATUS_WORDS[row.status]}.`}</p>
        ${this.view.approvals.map((given) => this.approval(given))}
      </section>
      ${this.open.failure ? html`<p class="failure" role="alert">${this.open.failure}</p>` : nothing} ${isOpen ? this.approve() : nothing}
      ${["needs_person", "cleared", "proven"].includes(row.status) ? this.refuse() : nothing}`;
  }

  private approval({ by, at, called, number, said, counts }: ApprovalView): TemplateResult {
    return html`<div class="approval">
      <p>
        <strong>${by}</strong> <wd-elapsed class="quiet" ago .since=${at} title=${exactTime(at)}></wd-elapsed>
        ${counts ? nothing : html`<span class="badge">Does not count any more: the request grew riskier</span>`}
      </p>
      <p class="quiet" dir="auto">Called ${called} on ${number}: “${said}”</p>
    </div>`;
  }

  private approve(): TemplateResult {
    const { obstacle } = this.view;
    if (obstacle) return html`<section aria-labelledby="approve"><h3 id="approve">You cannot approve it</h3><p class="obstacle">${obstacle.message}</p></section>`;
    const numbers = numbersOnFile(this.view);
    if (numbers.length === 0) return html`<section aria-labelledby="approve"><h3 id="approve">Nobody can approve it</h3><p class="obstacle">${noNumberWords(this.view)}</p></section>`;
    return html`<section aria-labelledby="approve">
      <h3 id="approve">Approve</h3>
      <p class="quiet">Call the person on a number that is on file, never on one from the chat, and write down what came of it.</p>
      <form @submit=${this.onApprove}>
        <label>Who was called <input name="called" required maxlength="200" dir="auto" autocomplete="off" .value=${this.draft.called} @input=${this.onInput} /></label>
        ${this.number(numbers)}
        <label>
          What they said
          <textarea name="said" required maxlength=${SAID_LIMIT} dir="auto" .value=${this.draft.said} @input=${this.onInput}></textarea>
        </label>
        <button class="button primary" ?disabled=${this.open.isBusy || !isComplete(this.draft)}>Approve</button>
      </form>
    </section>`;
  }

  private number(numbers: readonly string[]): TemplateResult {
    return html`<label>
      On which number on file
      <select name="number" required @change=${this.onInput}>
        <option value="" ?selected=${this.draft.number === ""}>Choose the one you called</option>
        ${numbers.map((number) => html`<option value=${number} ?selected=${this.draft.number === number}>${number}</option>`)}
      </select>
      <span class="quiet">Look it up whole where it is kept: here only its end is shown.</span>
    </label>`;
  }

  private refuse(): TemplateResult {
    return html`<section aria-labelledby="refuse">
      <h3 id="refuse">Refuse</h3>
      <form @submit=${this.onRefuse}>
        ${reasonField("Why, for your colleagues", this.draft.reason, (reason) => this.security.write(this.open.id, { reason }))}
        <button class="button" ?disabled=${this.open.isBusy || this.draft.reason.trim() === ""}>Refuse</button>
      </form>
    </section>`;
  }

  private readonly onInput = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement | HTMLSelectElement;
    this.security.write(this.open.id, { [name]: value });
  };

  private onApprove(event: SubmitEvent): void {
    event.preventDefault();
    act(this, { kind: "security", does: { does: "approve" } });
  }

  private onRefuse(event: SubmitEvent): void {
    event.preventDefault();
    act(this, { kind: "security", does: { does: "refuse" } });
  }
}

customElements.define("wd-decision-form", DecisionForm);
