import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import arrowLeft from "lucide-static/icons/arrow-left.svg?raw";
import { icon } from "../../shared/icon";
import type { ResetRow } from "../../shared/protocol";
import { act } from "../act";
import { base } from "../look/base";
import { entryStyles, groupStyles } from "../look/entry-styles";
import "../time/elapsed";
import "../time/time-left";
import { REQUEST_WORDS } from "../words";
import type { Security } from "./security";
import { securityListStyles } from "./security-list-styles";
import { RISK_WORDS, STATUS_WORDS } from "./security-words";

/** The left pane of the security review: what waits for a person, and what was decided lately. */
export class SecurityList extends LitElement {
  static override properties = { security: { attribute: false }, waiting: { attribute: false }, decided: { attribute: false }, openId: {}, canSwitch: { type: Boolean } };

  declare security: Security;
  declare waiting: readonly ResetRow[];
  declare decided: readonly ResetRow[];
  declare openId: string | null;
  /** The technician leads one of the organizations. */
  declare canSwitch: boolean;

  static override styles = [base, entryStyles, groupStyles, securityListStyles];

  /** Moves the focus to the next or previous request, starting at the open one. */
  move(step: 1 | -1): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("button.row")];
    const focused = rows.findIndex((row) => row.matches(":focus"));
    const from = focused >= 0 ? focused : rows.findIndex((row) => row.ariaCurrent === "true");
    rows[from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + step))]?.focus();
  }

  override render(): TemplateResult {
    return html`
      <div class="top">
        <button class="button bare" @click=${() => act(this, { kind: "security", does: { does: "leave" } })}>${icon(arrowLeft)} Conversations</button>
        ${this.canSwitch
          ? html`<button class="button" @click=${() => act(this, { kind: "security", does: { does: "ask_phishing", rooms: this.security.rooms } })}>
              Phishing mode…
            </button>`
          : nothing}
      </div>
      <div class="lists">
        <h2>Waits for a person <span class="count numbers ${this.waiting.length ? "some" : ""}">${this.waiting.length}</span></h2>
        ${this.rows(this.waiting, "A reset or unlock that is too risky to go on by itself appears here.")}
        <h2>Decided lately <span class="count numbers">${this.decided.length}</span></h2>
        ${this.rows(this.decided, "What was approved, refused or ran out stays here for a day.")}
      </div>
    `;
  }

  private rows(rows: readonly ResetRow[], empty: string): TemplateResult {
    if (!this.security.isLoaded) return html`<p class="empty after-a-while" role="status">Loading requests…</p>`;
    if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
    return html`<ul>
      ${repeat(rows, (row) => row.id, (row) => html`<li>${this.row(row)}</li>`)}
    </ul>`;
  }

  private row(row: ResetRow): TemplateResult {
    const room = this.security.rooms.length > 1 ? this.security.roomOf(row.id) : undefined;
    return html`<button
      class="row"
      aria-current=${row.id === this.openId ? "true" : "false"}
      @click=${() => act(this, { kind: "security", does: { does: "open", id: row.id } })}
    >
      <span class="line">
        <strong class="fill" dir="auto">${row.account}</strong>
        ${this.time(row)}
      </span>
      <span class="line">
        <span class="fill">${REQUEST_WORDS[row.kind]}${room ? `, ${room.organization_name}` : nothing}</span>
        <span class="quiet numbers">${row.reference}</span>
      </span>
      <span class="line quiet">
        <span class="fill">${this.standing(row)}</span>
        ${row.is_privileged ? html`<span class="badge urgent">Administrator</span>` : nothing}
      </span>
    </button>`;
  }

  private time(row: ResetRow): TemplateResult | typeof nothing {
    if (row.status !== "needs_person") return html`<wd-elapsed class="quiet" ago .since=${row.ended_at ?? row.requested_at}></wd-elapsed>`;
    return row.expires_at ? html`<wd-time-left .until=${row.expires_at}></wd-time-left>` : nothing;
  }

  private standing(row: ResetRow): string {
    if (row.status === "refused" && row.outcome === "refuse_and_alert") return RISK_WORDS.refuse_and_alert;
    if (row.status !== "needs_person") return STATUS_WORDS[row.status];
    const risk = row.outcome ? `${RISK_WORDS[row.outcome]}, ${row.score} points` : "Not weighed yet";
    return `${row.approved} of ${row.approvals_needed} approved · ${risk}`;
  }
}

customElements.define("wd-security-list", SecurityList);

declare global {
  interface HTMLElementTagNameMap {
    "wd-security-list": SecurityList;
  }
}
