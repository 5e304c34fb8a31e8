import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { ConversationChanged } from "../../shared/protocol";
import { act } from "../act";
import { base } from "../look/base";
import { entryStyles } from "../look/entry-styles";
import "../time/countdown";
import "../sla/sla-chip";
import "../time/elapsed";
import { AUTHOR_WORDS, OUTCOME_WORDS, plainWords, PRIORITY_WORDS } from "../words";

/** One conversation in a list. */
export class ConversationRow extends LitElement {
  static override properties = {
    row: { attribute: false },
    current: { type: Boolean },
    unread: { type: Boolean },
    showsOwner: { type: Boolean },
    ownerAbsence: {},
    offered: { type: Boolean },
  };
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  declare row: ConversationChanged;
  declare current: boolean;
  declare unread: boolean;
  declare showsOwner: boolean;
  declare ownerAbsence: string | null;
  declare offered: boolean;

  static override styles = [
    base,
    entryStyles,
    css`
      .fill {
        flex: 1 1000 0;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .name {
        flex: 0 1 auto;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: var(--size);
        font-weight: var(--weight-strong);
      }
      .dot {
        flex: none;
        align-self: center;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--accent);
      }
      .offer {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        justify-content: space-between;
        padding: 0 var(--space-3) var(--space-2);
        border-inline-start: 3px solid transparent;
        font-size: var(--size-quiet);
      }
      .row[aria-current="true"] + .offer {
        border-inline-start-color: var(--accent);
        background: var(--accent-soft);
      }
      .waiting {
        font-weight: var(--weight-strong);
      }
    `,
  ];

  override render(): TemplateResult {
    const { row } = this;
    return html`<button class="row" aria-current=${this.current ? "true" : "false"} @click=${this.open}>
      <span class="line">
        <span class="name" title=${`${row.visitor_name}, ${row.reference}`}>${row.visitor_name}</span>
        <span class="fill quiet" title=${row.organization_name}>${row.organization_name}</span>
        ${this.unread ? html`<span class="dot" title="Unread"></span><span class="unseen">Unread</span>` : nothing}
        ${this.time()}
      </span>
      <span class="line">
        ${row.priority === "normal" ? nothing : html`<span class="badge ${row.priority}">${PRIORITY_WORDS[row.priority]}</span>`}
        <span class="fill">${this.summary()}</span>
        <wd-sla-chip class="quiet" .sla=${row.sla}></wd-sla-chip>
      </span>
      <span class="line quiet">
        <span class="fill" dir="auto">${this.lastWords()}</span>
      </span>
    </button>
    ${this.offered && row.accept_by ? this.offer(row.accept_by) : nothing}`;
  }

  private offer(acceptBy: string): TemplateResult {
    return html`<div class="offer">
      <span class="quiet">Offered to you, <wd-countdown .until=${acceptBy}></wd-countdown> left</span>
      <button class="button primary" @click=${() => act(this, { kind: "accept", id: this.row.conversation_id })}>
        Accept <kbd aria-hidden="true">a</kbd>
      </button>
    </div>`;
  }

  private summary(): string {
    const { row } = this;
    if (row.status === "bot") return "Automated assistant";
    if (row.status === "resolved") return row.outcome ? OUTCOME_WORDS[row.outcome] : "Resolved";
    const reason = row.reason ? plainWords(row.reason) : "Taken over from the bot";
    if (!this.showsOwner || !row.owner.name) return reason;
    const owner = row.accept_by ? `Offered to ${row.owner.name}` : row.owner.name;
    return `${owner}${this.ownerAbsence ? ` (${this.ownerAbsence})` : ""} · ${reason}`;
  }

  private lastWords(): string {
    const { preview, preview_author: author } = this.row;
    return author === "visitor" ? preview : `${AUTHOR_WORDS[author]}: ${preview}`;
  }

  private time(): TemplateResult {
    const { row } = this;
    if (row.status === "queued" && row.ticket_since) {
      return html`<span class="quiet">Ticket <wd-elapsed ago .since=${row.ticket_since}></wd-elapsed></span>`;
    }
    if (row.status === "queued") {
      return html`<wd-elapsed class="waiting" .since=${row.queued_at ?? row.at}></wd-elapsed>`;
    }
    return html`<wd-elapsed class="quiet" ago .since=${row.last_message_at}></wd-elapsed>`;
  }

  private open(): void {
    act(this, { kind: "open", id: this.row.conversation_id });
  }
}

customElements.define("wd-conversation-row", ConversationRow);

declare global {
  interface HTMLElementTagNameMap {
    "wd-conversation-row": ConversationRow;
  }
}
