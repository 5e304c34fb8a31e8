import { html, LitElement, type TemplateResult } from "lit";
import { exactTime } from "../../shared/relative-time";
import { timeStyles, WakeUp } from "./wake-up";

/** A moment ahead in words that change by themselves; how often and how they read is for the subclass to say. */
export abstract class Ticking extends LitElement {
  static override properties = { until: {} };

  declare until: string;
  private readonly wakeUp = new WakeUp(this);

  static override styles = timeStyles;

  /** Milliseconds from one change of the words to the next. */
  protected abstract readonly every: number;

  protected abstract words(left: number): string;

  override render(): TemplateResult {
    const left = Math.max(0, Date.parse(this.until) - Date.now());
    this.wakeUp.set(left > 0 ? left % this.every || this.every : null);
    return html`<time datetime=${this.until} title=${exactTime(this.until)}>${this.words(left)}</time>`;
  }
}
