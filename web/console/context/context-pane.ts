import { html, LitElement, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import arrowLeft from "lucide-static/icons/arrow-left.svg?raw";
import { icon } from "../../shared/icon";
import type { AccountRequest, ConversationChanged, DecisionView } from "../../shared/protocol";
import { exactTime } from "../../shared/relative-time";
import { act } from "../act";
import type { Chat } from "../desk/chat";
import { base } from "../look/base";
import "../time/elapsed";
import { clockText } from "../time/moments";
import { DECISION_WORDS, percent, plainWords, REQUEST_WORDS, VERIFICATION_WORDS } from "../words";
import { contextPaneStyles } from "./context-pane-styles";

/** The right pane: who this is, where they are, what they asked for, and how each message was decided. */
export class ContextPane extends LitElement {
  static override properties = { row: { attribute: false }, chat: { attribute: false }, canReview: { type: Boolean } };

  declare row: ConversationChanged | null;
  declare chat: Chat | null;
  declare canReview: boolean;

  static override styles = [base, contextPaneStyles];

  override render(): TemplateResult | typeof nothing {
    const { row, chat } = this;
    if (!row || chat?.state !== "ready") return nothing;
    return html`
      <button class="button bare narrow" @click=${() => act(this, { kind: "back" })}>${icon(arrowLeft)} Back to the conversation</button>
      <section>
        <h2>Visitor</h2>
        <dl>
          <dt>Name</dt>
          <dd dir="auto">${row.visitor_name}</dd>
          <dt>Identity</dt>
          <dd>
            <span class="badge unverified">${VERIFICATION_WORDS[row.verification]}</span>
            <span class="quiet">Nobody has checked who this is.</span>
          </dd>
          <dt>Organization</dt>
          <dd>${row.organization_name}</dd>
          <dt>Page</dt>
          <dd>${chat.pageUrl ? this.page(chat.pageUrl) : html`<span class="quiet">Not known</span>`}</dd>
          <dt>Started</dt>
          <dd><wd-elapsed ago .since=${row.started_at}></wd-elapsed></dd>
        </dl>
        ${this.canReview ? html`<a href="/transcripts/${row.conversation_id}">Transcript</a>` : nothing}
      </section>
      ${this.requests(chat.requests)} ${this.slots(chat)} ${guard([chat.decisions], () => this.decisions([...chat.decisions.values()]))}
    `;
  }

  private page(address: string): TemplateResult {
    const isWebAddress = /^https?:\/\//.test(address);
    // The visitor's browser reported it, so it is opened without telling that page where from.
    return isWebAddress ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${address}</a>` : html`${address}`;
  }

  private requests(requests: readonly AccountRequest[]): TemplateResult | typeof nothing {
    if (requests.length === 0) return nothing;
    return html`<section>
      <h2>Account requests</h2>
      ${requests.map(
        (request) => html`<div class="request">
          <strong>${REQUEST_WORDS[request.kind]}</strong>
          <span dir="auto">${request.account}</span>
          <span class="quiet">
            Waits for a person; nothing has been changed. Asked <wd-elapsed ago .since=${request.requested_at}></wd-elapsed>.
          </span>
        </div>`,
      )}
    </section>`;
  }

  private slots(chat: Chat): TemplateResult | typeof nothing {
    const slots = chat.card?.slots ?? [];
    if (slots.length === 0) return nothing;
    return html`<section>
      <h2>Told the bot</h2>
      <dl class="told">
        ${slots.map((slot) => html`<dt>${plainWords(slot.name)}</dt><dd dir="auto">${slot.value}</dd>`)}
      </dl>
    </section>`;
  }

  private decisions(decisions: DecisionView[]): TemplateResult {
    const inOrder = decisions.sort((a, b) => b.message_seq - a.message_seq);
    return html`<section>
      <h2>Decisions</h2>
      ${inOrder.length === 0 ? html`<p class="quiet">Each visitor message gets one; they appear here.</p>` : nothing}
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
