import { html, LitElement, nothing, type TemplateResult } from "lit";
import eyeOff from "lucide-static/icons/eye-off.svg?raw";
import { icon } from "../../shared/icon";
import type { HandoffCard, Verification } from "../../shared/protocol";
import { identityBadge } from "../identity/identity-badge";
import { base } from "../look/base";
import { percent, plainWords, PRIORITY_WORDS } from "../words";
import "./confidence-bars";
import { escalationCardStyles } from "./escalation-card-styles";

/** Why this came to a person, to be read in ten seconds. */
export class EscalationCard extends LitElement {
  static override properties = { card: { attribute: false }, quotes: { attribute: false }, folded: { type: Boolean }, verification: {} };

  declare card: HandoffCard;
  /** What the visitor wrote: what it is about, where that was said before, and what decided it. */
  declare quotes: readonly string[];
  declare folded: boolean;
  declare verification: Verification;

  static override styles = [base, escalationCardStyles];

  override render(): TemplateResult {
    const { card } = this;
    return html`<details ?open=${!this.folded} class=${card.priority}>
      <summary>
        <span class="why">${card.why}</span>
        ${this.quotes.map((words) => html`<q dir="auto">${words}</q>`)}
        <span class="facts">
          <span class="badge ${card.priority}">${PRIORITY_WORDS[card.priority]}</span>
          ${identityBadge(this.verification)}
          <span>${plainWords(card.reason)}</span>
          <span>Rule <code>${card.rule}</code></span>
          ${card.confidence === null ? nothing : html`<span class="numbers">Confidence ${percent(card.confidence)}</span>`}
          <span class="more"><span class="closed">Show more</span><span class="opened">Show less</span></span>
        </span>
      </summary>
      <div class="columns">${this.guesses()} ${this.slots()} ${this.tried()}</div>
      ${this.withheld()}
    </details>`;
  }

  private guesses(): TemplateResult | typeof nothing {
    if (this.card.top.length === 0) return nothing;
    return html`<section>
      <h3>Best guesses</h3>
      <wd-confidence-bars .top=${this.card.top}></wd-confidence-bars>
    </section>`;
  }

  private slots(): TemplateResult | typeof nothing {
    if (this.card.slots.length === 0) return nothing;
    return html`<section class="known">
      <h3>Known so far</h3>
      <dl>
        ${this.card.slots.map((slot) => html`<dt>${plainWords(slot.name)}</dt><dd dir="auto">${slot.value}</dd>`)}
      </dl>
    </section>`;
  }

  private tried(): TemplateResult {
    const { tried } = this.card;
    return html`<section>
      <h3>The bot tried</h3>
      ${tried.length === 0
        ? html`<p class="quiet">Nothing yet</p>`
        : html`<ul>
            ${tried.map((each) => html`<li>${each}</li>`)}
          </ul>`}
    </section>`;
  }

  private withheld(): TemplateResult | typeof nothing {
    if (this.card.withheld.length === 0) return nothing;
    return html`<section class="withheld">
      <h3>${icon(eyeOff)} The bot would have said — withheld</h3>
      ${this.card.withheld.map((text) => html`<p>${text}</p>`)}
    </section>`;
  }
}

customElements.define("wd-escalation-card", EscalationCard);
