import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { SlaStanding } from "../../shared/protocol";
import { timeStyles, WakeUp } from "../time/wake-up";
import { riskOf } from "./risk";
import { dueText, dueTitle, pauseText } from "./sla-words";

const MINUTE_MS = 60_000;

/** What is due next and how soon, in words; with `explained` it also says why nothing is being counted. */
export class SlaChip extends LitElement {
  static override properties = { sla: { attribute: false }, explained: { type: Boolean } };

  declare sla: SlaStanding | null;
  declare explained: boolean;
  private readonly wakeUp = new WakeUp(this);

  static override styles = [
    timeStyles,
    css`
      :host {
        flex: none;
      }
      .soon,
      .late {
        padding: 0 6px;
        border-radius: var(--radius-round);
        font-size: var(--size-small);
        font-weight: var(--weight-medium);
      }
      .soon {
        background: var(--warn-soft);
        color: var(--warn-text);
      }
      .late {
        background: var(--danger-soft);
        color: var(--danger-text);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    this.wakeUp.set(null);
    const { sla } = this;
    if (sla?.deadline_at) return this.due(sla, sla.deadline_at);
    return this.explained && sla?.paused ? html`<span title="Nothing is counted meanwhile">${pauseText(sla.paused)}</span>` : nothing;
  }

  private due(sla: SlaStanding, deadlineAt: string): TemplateResult {
    const now = Date.now();
    this.wakeUp.set(untilChange(sla, now));
    return html`<time class=${riskOf(sla, now)} datetime=${deadlineAt} title=${dueTitle(sla.term, deadlineAt, now)}
      >${dueText(sla.term, deadlineAt, now)}</time
    >`;
  }
}

/** Milliseconds until the words or the colour would be others. */
function untilChange(sla: SlaStanding, now: number): number {
  const left = Date.parse(sla.deadline_at!) - now;
  const untilMinute = left >= 0 ? left % MINUTE_MS : MINUTE_MS + (left % MINUTE_MS);
  const untilWarning = sla.warn_at ? Date.parse(sla.warn_at) - now : 0;
  const untilWords = untilMinute + 1;
  return untilWarning > 0 ? Math.min(untilWords, untilWarning) : untilWords;
}

customElements.define("wd-sla-chip", SlaChip);

declare global {
  interface HTMLElementTagNameMap {
    "wd-sla-chip": SlaChip;
  }
}
