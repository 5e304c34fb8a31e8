import { html, LitElement, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { guard } from "lit/directives/guard.js";
import arrowLeft from "lucide-static/icons/arrow-left.svg?raw";
import { icon } from "../../shared/icon";
import type { AccountRequest, ConversationChanged, KnownVisitor, DecisionView } from "../../shared/protocol";
import { exactTime } from "../../shared/relative-time";
import { act } from "../act";
import type { Chat } from "../desk/chat";
import { answersSection, identityTerms } from "../identity/known-visitor";
import { base } from "../look/base";
import "../time/elapsed";
import { clockText } from "../time/moments";
import { DECISION_WORDS, percent, plainWords } from "../words";
import { contextPaneStyles } from "./context-pane-styles";
import type { EarlierList } from "./earlier";
import "./earlier-list";
import "../resets/account-requests";
import "./slot-list";

/** The right pane: who this is, what they asked for before and now, what is known, and how it was decided. */
export class ContextPane extends LitElement {
  static override properties = {
    row: { attribute: false },
    chat: { attribute: false },
    earlier: { attribute: false },
    technicianId: {},
    canReview: { type: Boolean },
    setSlot: { attribute: false },
    startReset: { attribute: false },
  };

  declare row: ConversationChanged | null;
  declare chat: Chat | null;
  declare earlier: EarlierList;
  declare technicianId: string;
  declare canReview: boolean;
  declare setSlot: (name: string, value: string) => Promise<string | null>;
  declare startReset: (kind: AccountRequest["kind"], account: string) => Promise<string | null>;

  static override styles = [base, contextPaneStyles];

  override render(): TemplateResult | typeof nothing {
    const { row, chat } = this;
    if (!row || !chat || chat.state === "failed") return nothing;
    return html`
      <button class="button bare narrow" @click=${() => act(this, { kind: "back" })}>${icon(arrowLeft)} Back to the conversation</button>
      ${this.visitor(row, chat.visitor)}
      ${chat.state === "ready" ? this.known(row, chat) : html`<section class="after-a-while" role="status"><p class="quiet">Loading what is known…</p></section>`}
    `;
  }

  private visitor(row: ConversationChanged, visitor: KnownVisitor | null): TemplateResult {
    return html`<section>
      <h2>Visitor</h2>
      <dl>
        <dt>Name</dt>
        <dd dir="auto">${row.visitor_name}</dd>
        ${identityTerms(visitor ?? { verification: row.verification, verified_at: null, email: null, subject: null })}
        <dt>Organization</dt>
        <dd>${row.organization_name}</dd>
        ${row.contact_email ? html`<dt>Mail to</dt><dd><bdi>${row.contact_email}</bdi> <span class="quiet">as they typed it</span></dd>` : nothing}
        <dt>Started</dt>
        <dd><wd-elapsed ago .since=${row.started_at}></wd-elapsed></dd>
      </dl>
      ${this.canReview ? html`<a href="/transcripts/${row.conversation_id}">Transcript</a>` : nothing}
    </section>`;
  }

  private known(row: ConversationChanged, chat: Chat): TemplateResult {
    const isMine = row.status === "assigned" && row.owner_technician_id === this.technicianId && row.accept_by === null;
    return html`
      ${this.requests(chat, isMine)} ${chat.visitor ? answersSection(chat.visitor) : nothing}
      <section>
        <h2>Known so far</h2>
        ${keyed(chat.id, html`<wd-slot-list .slots=${chat.slots} .canEdit=${isMine} .setSlot=${this.setSlot}></wd-slot-list>`)}
      </section>
      <section>
        <h2>Page and device</h2>
        <dl>
          <dt>Page</dt>
          <dd>${chat.pageUrl ? this.page(chat.pageUrl) : html`<span class="quiet">Not known</span>`}</dd>
          <dt>Device</dt>
          <dd>${chat.device ?? html`<span class="quiet">Not known</span>`}</dd>
        </dl>
      </section>
      <section>
        <h2>Earlier conversations</h2>
        <wd-earlier-list .list=${this.earlier}></wd-earlier-list>
      </section>
      ${guard([chat.decisions], () => this.decisions([...chat.decisions.values()]))}
    `;
  }

  private page(address: string): TemplateResult {
    const isWebAddress = /^https?:\/\//.test(address);
    // The visitor's browser reported it, so it is opened without telling that page where from.
    return isWebAddress ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${address}</a>` : html`${address}`;
  }

  private requests(chat: Chat, isMine: boolean): TemplateResult | typeof nothing {
    if (chat.requests.length === 0 && !isMine) return nothing;
    const account = chat.slots.find((slot) => slot.name === "account")?.value ?? "";
    return html`<section>
      <h2>Account requests</h2>
      ${keyed(
        chat.id,
        html`<wd-account-requests .requests=${chat.requests} .account=${account} .canStart=${isMine} .start=${this.startReset}></wd-account-requests>`,
      )}
    </section>`;
  }

  private decisions(decisions: DecisionView[]): TemplateResult {
    // That a person answered is plain from the thread.
    const inOrder = decisions.filter(({ outcome }) => outcome !== "relay").sort((a, b) => b.message_seq - a.message_seq);
    return html`<section>
      <h2>Decisions</h2>
      ${inOrder.length === 0 ? html`<p class="quiet">What was decided about each message of the visitor appears here.</p>` : nothing}
      <ol>
        ${inOrder.map(
          (decision) => html`<li title=${exactTime(decision.at)}>
            <span class="quiet numbers">${clockText(decision.at)}</span>
            <span>
              ${plainWords(DECISION_WORDS[decision.outcome])}${decision.confidence === null ? nothing : html`, ${percent(decision.confidence)}`}
              <code class="quiet">${decision.rule}</code>
            </span>
          </li>`,
        )}
      </ol>
    </section>`;
  }
}

customElements.define("wd-context-pane", ContextPane);
