import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import arrowLeft from "lucide-static/icons/arrow-left.svg?raw";
import eye from "lucide-static/icons/eye.svg?raw";
import forward from "lucide-static/icons/forward.svg?raw";
import userCheck from "lucide-static/icons/user-check.svg?raw";
import check from "lucide-static/icons/check.svg?raw";
import panelRight from "lucide-static/icons/panel-right.svg?raw";
import listStart from "lucide-static/icons/list-start.svg?raw";
import undo from "lucide-static/icons/undo-2.svg?raw";
import { icon } from "../../shared/icon";
import type { ConversationChanged } from "../../shared/protocol";
import { type Act, act } from "../act";
import { identityBadge } from "../identity/identity-badge";
import { base } from "../look/base";
import "../time/countdown";
import "../sla/sla-chip";
import "../time/elapsed";
import { OUTCOME_WORDS } from "../words";
import { claimWords } from "./claim-words";
import { viewingWords } from "./colleague-words";

/** Who this is, where it stands, and what can be done about it. */
export class ConversationHeader extends LitElement {
  static override properties = {
    row: { attribute: false },
    technicianId: {},
    ownerAbsence: {},
    canTakeOver: { type: Boolean },
    busy: { type: Boolean },
    viewers: { attribute: false },
  };

  declare row: ConversationChanged;
  declare technicianId: string;
  declare ownerAbsence: string | null;
  declare canTakeOver: boolean;
  declare busy: boolean;
  declare viewers: readonly string[];

  static override styles = [
    base,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: center;
        padding: var(--space-2) var(--space-4);
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }
      .who {
        flex: 1 1 200px;
        min-width: 0;
      }
      h2 {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        margin: 0;
        font-size: var(--size-large);
        font-weight: var(--weight-strong);
        line-height: var(--leading-tight);
      }
      h2 .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      p {
        margin: 0;
        overflow-wrap: anywhere;
        font-size: var(--size-quiet);
        color: var(--text-quiet);
      }
      .viewers {
        display: inline-flex;
        gap: var(--space-1);
        align-items: center;
        margin-inline-start: var(--space-2);
        color: var(--accent-text);
        vertical-align: bottom;
      }
      .viewers:empty {
        margin: 0;
      }
      .viewers .icon svg {
        width: 14px;
        height: 14px;
      }
      .actions {
        display: flex;
        gap: var(--space-2);
      }
      .claim {
        min-height: 36px;
        padding-inline: var(--space-4);
      }
      .narrow {
        display: none;
      }
      @media (max-width: 899px) {
        header {
          padding-inline: var(--space-2);
        }
        .narrow {
          display: inline-flex;
        }
        .who {
          flex-basis: 100px;
        }
        .actions {
          order: 1;
          flex-wrap: wrap;
          gap: var(--space-1);
          flex-basis: 100%;
        }
        .actions .button {
          flex: 1 0 auto;
          justify-content: center;
          padding-inline: var(--space-2);
        }
        .actions .button:not(.claim) .icon {
          display: none;
        }
        kbd {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    const { row } = this;
    return html`<header>
      <button class="button bare square narrow" aria-label="Back to the lists" @click=${() => act(this, { kind: "back" })}>
        ${icon(arrowLeft)}
      </button>
      <div class="who">
        <h2>
          <span class="name">${row.visitor_name}</span>
          ${identityBadge(row.verification)}
        </h2>
        <p><span class="numbers">${row.reference}</span> · ${this.standing()}${row.sla ? html` · <wd-sla-chip explained .sla=${row.sla}></wd-sla-chip>` : nothing} ${this.others()}</p>
      </div>
      <div class="actions">
        ${this.actions()}
      </div>
      <button class="button bare square narrow" aria-label="Details" @click=${() => act(this, { kind: "show_context" })}>
        ${icon(panelRight)}
      </button>
    </header>`;
  }

  private standing(): TemplateResult | string {
    const { row } = this;
    switch (row.status) {
      case "bot":
        return "With the bot";
      case "queued":
        if (row.ticket_since) return html`Ticket, opened <wd-elapsed ago .since=${row.ticket_since}></wd-elapsed>${row.team ? ` · ${row.team}` : ""}`;
        return html`Waiting for <wd-elapsed .since=${row.queued_at ?? row.at}></wd-elapsed>${row.team ? ` · ${row.team}` : ""}`;
      case "assigned":
        return this.holder();
      case "resolved":
        if (row.outcome === "abandoned") return "Closed: abandoned by its visitor";
        if (row.outcome === "ended_by_visitor") return "Ended by its visitor";
        return `Resolved${row.outcome ? `: ${OUTCOME_WORDS[row.outcome].toLowerCase()}` : ""}`;
    }
  }

  private others(): TemplateResult {
    const { viewers } = this;
    return html`<span class="viewers" role="status">${viewers.length ? html`${icon(eye)} ${viewingWords(viewers)}` : ""}</span>`;
  }

  private holder(): TemplateResult | string {
    const { row } = this;
    if (this.isMine) {
      return row.accept_by ? html`Offered to you, <wd-countdown .until=${row.accept_by}></wd-countdown> left` : "Yours";
    }
    const absence = this.ownerAbsence ? `, who is ${this.ownerAbsence}` : "";
    return `${row.accept_by ? "Offered to" : "With"} ${row.owner.name ?? "a colleague"}${absence}`;
  }

  private actions(): TemplateResult | typeof nothing {
    const claim = claimWords(this.row);
    if (claim) {
      return html`<button class="button primary claim" ?disabled=${this.busy} @click=${() => act(this, { kind: "claim" })}>
        ${claim} <kbd aria-hidden="true">c</kbd>
      </button>`;
    }
    if (this.canTakeOver) return this.button("Take over…", "c", { kind: "ask_take_over" }, userCheck);
    if (!this.isMine) return nothing;
    if (this.row.accept_by) {
      return html`
        ${this.button("Put back", "p", { kind: "put_back" }, listStart)}
        <button class="button primary claim" ?disabled=${this.busy} @click=${() => act(this, { kind: "accept", id: this.row.conversation_id })}>
          Accept <kbd aria-hidden="true">a</kbd>
        </button>
      `;
    }
    return html`
      ${this.button("Put back", "p", { kind: "put_back" }, listStart)} ${this.button("Pass on", "t", { kind: "ask_transfer" }, forward)}
      ${this.button("Back to bot", "b", { kind: "ask_return" }, undo)} ${this.button("Resolve", "e", { kind: "ask_resolve" }, check)}
    `;
  }

  private button(words: string, key: string | null, action: Act, drawing: string): TemplateResult {
    return html`<button class="button" title=${key ? `${words} (${key})` : words} ?disabled=${this.busy} @click=${() => act(this, action)}>
      ${icon(drawing)} ${words}
    </button>`;
  }

  private get isMine(): boolean {
    return this.row.status === "assigned" && this.row.owner_technician_id === this.technicianId;
  }
}

customElements.define("wd-conversation-header", ConversationHeader);
