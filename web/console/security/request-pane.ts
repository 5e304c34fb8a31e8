import { html, LitElement, nothing, type TemplateResult } from "lit";
import arrowLeft from "lucide-static/icons/arrow-left.svg?raw";
import { icon } from "../../shared/icon";
import type { OtherReset, ResetView, RiskSignalView } from "../../shared/protocol";
import { act } from "../act";
import { base } from "../look/base";
import "../time/elapsed";
import "../time/time-left";
import { REQUEST_WORDS, VERIFICATION_WORDS } from "../words";
import "./decision-form";
import { requestPaneStyles } from "./request-pane-styles";
import type { OpenReset, Security } from "./security";
import { problemWords, RISK_WORDS, SIGNAL_WORDS, SOURCE_WORDS, STATUS_WORDS, stepWords } from "./security-words";

/** One request with everything that speaks for and against it, and what can be done about it. */
export class RequestPane extends LitElement {
  static override properties = { security: { attribute: false }, open: { attribute: false }, draft: { attribute: false } };

  declare security: Security;
  declare open: OpenReset | null;
  declare draft: ReturnType<Security["draftOf"]>;

  static override styles = [base, requestPaneStyles];

  override render(): TemplateResult {
    const { open } = this;
    if (!open) return html`<p class="empty">Choose a request: its signs of risk, its account and its past appear here.</p>`;
    return html`
      <button class="button bare narrow" @click=${() => act(this, { kind: "security", does: { does: "open", id: null } })}>${icon(arrowLeft)} All requests</button>
      <div role="status" class=${open.meanwhile ? "meanwhile" : ""}>${open.meanwhile}</div>
      ${open.view ? this.request(open, open.view) : this.waits(open)}
    `;
  }

  private waits({ failure }: OpenReset): TemplateResult {
    if (failure) return html`<p class="empty" role="alert">${failure}</p>`;
    return html`<p class="empty after-a-while" role="status">Loading the request…</p>`;
  }

  private request(open: OpenReset, view: ResetView): TemplateResult {
    return html`${this.head(view)}
      <div class="columns">
        <div class="known">${this.risk(view)} ${this.who(view)} ${this.account(view)} ${this.past(view)}</div>
        <wd-decision-form .security=${this.security} .open=${open} .view=${view} .draft=${this.draft}></wd-decision-form>
      </div>`;
  }

  private head({ row, organization_name }: ResetView): TemplateResult {
    return html`<header>
      <h2>${REQUEST_WORDS[row.kind]} for <bdi>${row.account}</bdi></h2>
      <p class="quiet">
        <span class="badge ${row.status === "needs_person" ? "high" : ""}">${STATUS_WORDS[row.status]}</span>
        ${organization_name} · asked <wd-elapsed ago .since=${row.requested_at}></wd-elapsed> ·
        ${row.status === "needs_person" && row.expires_at ? html`<wd-time-left .until=${row.expires_at}></wd-time-left> ·` : nothing}
        <button class="as-link numbers" @click=${() => act(this, { kind: "open", id: row.conversation_id })}>Conversation ${row.reference}</button>
      </p>
    </header>`;
  }

  private risk({ row, problem, signals, policy_version }: ResetView): TemplateResult {
    const heaviest = signals.toSorted((one, other) => other.weight - one.weight);
    return html`<section aria-labelledby="risk">
      <h3 id="risk">Signs of risk</h3>
      <p>
        ${row.outcome ? html`<strong>${RISK_WORDS[row.outcome]}</strong>, <span class="numbers">${row.score} points</span>` : html`<strong>Not weighed yet.</strong>`}
        ${policy_version ? html`<span class="quiet">by policy ${policy_version}</span>` : nothing}
      </p>
      ${problem ? html`<p class="problem">${row.status === "refused" ? "Why it was refused: " : nothing}<span dir="auto">${problemWords(problem)}</span></p>` : nothing}
      <ul class="signals">
        ${heaviest.map((signal) => this.signal(signal))}
      </ul>
    </section>`;
  }

  private signal({ signal, source, value, weight, why, is_known }: RiskSignalView): TemplateResult {
    return html`<li class=${weight > 0 ? "heavy" : ""}>
      <span class="weight numbers" title="Points">${weight > 0 ? `+${weight}` : "0"}</span>
      <span>
        <strong>${SIGNAL_WORDS[signal]}${is_known ? nothing : "?"}</strong> ${why}
        <span class="quiet"><bdi>${value}</bdi> · ${SOURCE_WORDS[source]}</span>
      </span>
    </li>`;
  }

  private who({ row, verification, visitor_email, requested_by }: ResetView): TemplateResult {
    return html`<section aria-labelledby="who">
      <h3 id="who">Who asks</h3>
      <dl>
        <dt>Visitor</dt>
        <dd dir="auto">${row.visitor_name} <span class="badge ${verification === "unverified" ? "unverified" : "verified"}">${VERIFICATION_WORDS[verification]}</span></dd>
        ${visitor_email ? html`<dt>E-mail</dt><dd><bdi>${visitor_email}</bdi></dd>` : nothing}
        ${requested_by ? html`<dt>Started by</dt><dd>${requested_by}, who therefore cannot approve it</dd>` : nothing}
      </dl>
    </section>`;
  }

  private account({ directory, directory_problem }: ResetView): TemplateResult {
    return html`<section aria-labelledby="account">
      <h3 id="account">Account, as the directory has it now</h3>
      ${directory
        ? html`<dl>
            <dt>Name</dt>
            <dd>${directory.display_name} <span class="quiet">${directory.name}</span></dd>
            <dt>State</dt>
            <dd>${directory.is_enabled ? (directory.is_locked ? "Locked after wrong passwords" : "Open") : "Shut by an administrator"}</dd>
            <dt>Groups</dt>
            <dd>${directory.groups.join(", ") || "None"}</dd>
            <dt>Contacts on file</dt>
            <dd>${directory.contacts.map(({ masked }) => masked).join(", ") || "None: it cannot go on by itself"}</dd>
          </dl>`
        : html`<p>${directory_problem ? problemWords(directory_problem) : "The directory has no such account."}</p>`}
    </section>`;
  }

  private past({ others_of_account, others_of_organization, history }: ResetView): TemplateResult {
    return html`<section aria-labelledby="past">
        <h3 id="past">Other resets</h3>
        <h4>Of this account</h4>
        ${this.others(others_of_account, false)}
        <h4>Of others in the organization</h4>
        ${this.others(others_of_organization, true)}
      </section>
      <section aria-labelledby="steps">
        <h3 id="steps">Step by step</h3>
        <ol>
          ${history.map((step) => html`<li><span>${stepWords(step)}</span> <wd-elapsed class="quiet" ago .since=${step.at}></wd-elapsed></li>`)}
        </ol>
      </section>`;
  }

  private others(resets: readonly OtherReset[], namesAccount: boolean): TemplateResult {
    if (resets.length === 0) return html`<p class="quiet">None.</p>`;
    return html`<ul>
      ${resets.map(
        (each) => html`<li>
          <button class="as-link" @click=${() => act(this, { kind: "security", does: { does: "open", id: each.id } })}>
            ${REQUEST_WORDS[each.kind]}${namesAccount ? html` for <bdi>${each.account}</bdi>` : nothing}
          </button>
          ${STATUS_WORDS[each.status]}, <wd-elapsed class="quiet" ago .since=${each.requested_at}></wd-elapsed>
        </li>`,
      )}
    </ul>`;
  }
}

customElements.define("wd-request-pane", RequestPane);

declare global {
  interface HTMLElementTagNameMap {
    "wd-request-pane": RequestPane;
  }
}
