import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { DecisionView } from "../../shared/protocol";
import { exactTime } from "../../shared/relative-time";
import { base } from "../look/base";
import { DECISION_WORDS, percent, plainWords } from "../words";
import "./confidence-bars";

/** The decision record of one visitor message, folded away until somebody asks why. */
export class DecisionNote extends LitElement {
  static override properties = { decision: { attribute: false } };

  declare decision: DecisionView;

  static override styles = [
    base,
    css`
      details {
        max-width: 420px;
        font-size: var(--size-small);
        color: var(--text-quiet);
      }
      summary {
        width: fit-content;
        border-radius: var(--radius-small);
        cursor: pointer;
      }
      summary:hover {
        color: var(--text);
      }
      .record {
        display: grid;
        gap: var(--space-2);
        margin-block: var(--space-1) var(--space-2);
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: var(--text);
      }
      p {
        margin: 0;
        font-size: var(--size-quiet);
      }
      code {
        font-family: var(--font-mono);
      }
    `,
  ];

  override render(): TemplateResult {
    const { decision } = this;
    return html`<details>
      <summary class="numbers">
        Why: ${DECISION_WORDS[decision.outcome]}${decision.confidence === null ? nothing : html` · ${percent(decision.confidence)}`}
      </summary>
      <div class="record">
        <p>${decision.explanation}</p>
        ${decision.top.length ? html`<wd-confidence-bars .top=${decision.top}></wd-confidence-bars>` : nothing}
        <div class="quiet numbers" title=${exactTime(decision.at)}>
          Rule <code>${decision.rule}</code>, policy ${decision.policy_version}${decision.margin === null
            ? nothing
            : html`, margin ${percent(decision.margin)}`}${decision.signals.length
            ? html`<br />Signals: ${decision.signals.map(plainWords).join(", ")}`
            : nothing}
        </div>
      </div>
    </details>`;
  }
}

customElements.define("wd-decision-note", DecisionNote);
