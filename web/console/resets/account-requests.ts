import { html, LitElement, nothing, type TemplateResult } from "lit";
import keyRound from "lucide-static/icons/key-round.svg?raw";
import { icon } from "../../shared/icon";
import { act } from "../act";
import type { AccountRequest } from "../../shared/protocol";
import { base } from "../look/base";
import { fieldStyles, inlineFormStyles } from "../look/field-styles";
import { RISK_WORDS, SOURCE_WORDS, STATUS_WORDS } from "../security/security-words";
import "../time/elapsed";
import { REQUEST_WORDS } from "../words";
import { accountRequestsStyles } from "./account-requests-styles";

const LONGEST = 254;

/** Resets and unlocks of a conversation with what makes them risky; its technician starts one for the visitor. */
export class AccountRequests extends LitElement {
  static override properties = {
    requests: { attribute: false },
    account: {},
    canStart: { type: Boolean },
    start: { attribute: false },
    isAsking: { state: true },
    isSending: { state: true },
    refusal: { state: true },
  };

  declare requests: readonly AccountRequest[];
  declare account: string;
  declare canStart: boolean;
  declare start: (kind: AccountRequest["kind"], account: string) => Promise<string | null>;
  declare isAsking: boolean;
  declare isSending: boolean;
  declare refusal: string | null;

  static override styles = [base, fieldStyles, inlineFormStyles, accountRequestsStyles];

  constructor() {
    super();
    this.isAsking = this.isSending = false;
    this.refusal = null;
  }

  override render(): TemplateResult {
    return html`
      ${this.requests.map((request) => this.request(request))}
      ${this.requests.length === 0 && !this.canStart ? html`<p class="quiet">None in this conversation.</p>` : nothing}
      ${this.canStart ? (this.isAsking ? this.form() : this.button()) : nothing}
    `;
  }

  private request(request: AccountRequest): TemplateResult {
    return html`<div class="request">
      <strong>${REQUEST_WORDS[request.kind]}</strong>
      <bdi>${request.account}</bdi>
      <span class="quiet">${STATUS_WORDS[request.status]}. Asked <wd-elapsed ago .since=${request.requested_at}></wd-elapsed>.</span>
      ${request.outcome === null ? nothing : html`<span>${RISK_WORDS[request.outcome]}, <span class="numbers">${request.score} points</span></span>`}
      <ul>
        ${request.signs
          .filter((sign) => sign.weight > 0)
          .map((sign) => html`<li><span class="numbers" title=${SOURCE_WORDS[sign.source]}>+${sign.weight}</span> ${sign.why}</li>`)}
      </ul>
      <button class="as-link review" @click=${() => act(this, { kind: "security", does: { does: "open", id: request.id } })}>Security review</button>
    </div>`;
  }

  private button(): TemplateResult {
    return html`<button class="button start" @click=${this.ask}>${icon(keyRound)} Start a reset or unlock</button>`;
  }

  private form(): TemplateResult {
    return html`<form @submit=${this.send} @keydown=${this.onKey}>
      <label for="account">Account</label>
      <input id="account" required dir="auto" autocomplete="off" spellcheck="false" maxlength=${LONGEST} .defaultValue=${this.account} aria-describedby="hint refusal" />
      <p class="quiet" id="hint">A link goes to a recovery contact on file, if the risk allows it. The visitor sets the password, you never see it.</p>
      <p class="refusal" id="refusal" role="alert">${this.refusal}</p>
      <div class="buttons">
        <button class="button primary" value="reset_password" ?disabled=${this.isSending}>Reset the password</button>
        <button class="button" value="unlock_account" ?disabled=${this.isSending}>Unlock only</button>
        <button type="button" class="button bare" @click=${this.close}>Cancel</button>
      </div>
    </form>`;
  }

  private readonly ask = async (): Promise<void> => {
    this.isAsking = true;
    this.refusal = null;
    await this.updateComplete;
    this.renderRoot.querySelector("input")?.select();
  };

  private readonly send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const kind = (event.submitter as HTMLButtonElement | null)?.value === "unlock_account" ? "unlock_account" : "reset_password";
    this.isSending = true;
    this.refusal = await this.start(kind, this.renderRoot.querySelector("input")!.value.trim());
    this.isSending = false;
    if (this.refusal === null) await this.close();
    else this.renderRoot.querySelector("input")?.focus();
  };

  /** Gives the focus back to where it began. */
  private readonly close = async (): Promise<void> => {
    this.isAsking = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".start")?.focus();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    void this.close();
  };
}

customElements.define("wd-account-requests", AccountRequests);
