import { css, html, LitElement, svg, type TemplateResult } from "lit";
import type { TopIntent } from "../../shared/protocol";
import { percent } from "../words";

const SHOWN = 3;
/** What would read as 0 % beside the best guess is chance. */
const LEAST = 0.005;

/** The classifier's best guesses, each with a thin bar. */
export class ConfidenceBars extends LitElement {
  static override properties = { top: { attribute: false } };

  declare top: readonly TopIntent[];

  static override styles = css`
    ol {
      display: grid;
      gap: 2px;
      margin: 0;
      padding: 0;
      list-style: none;
      font-size: var(--size-quiet);
    }
    li {
      display: grid;
      grid-template-columns: 1fr auto;
      column-gap: var(--space-2);
    }
    .share {
      font-variant-numeric: tabular-nums;
    }
    li:not(:first-child) {
      color: var(--text-quiet);
    }
    svg {
      grid-column: 1 / -1;
      width: 100%;
      height: 3px;
      border-radius: 2px;
      background: var(--line);
    }
    rect {
      fill: var(--text-quiet);
    }
    li:first-child rect {
      fill: var(--accent);
    }
  `;

  override render(): TemplateResult {
    const shown = this.top.slice(0, SHOWN).filter((guess, place) => place === 0 || guess.confidence >= LEAST);
    return html`<ol>
      ${shown.map(
        (guess) => html`<li title=${guess.intent}>
          <span>${guess.title}</span><span class="share">${percent(guess.confidence)}</span>
          <svg aria-hidden="true">${svg`<rect width="${guess.confidence * 100}%" height="3"></rect>`}</svg>
        </li>`,
      )}
    </ol>`;
  }
}

customElements.define("wd-confidence-bars", ConfidenceBars);
