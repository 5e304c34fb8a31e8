import { css, html, LitElement, type TemplateResult } from "lit";
import { exactTime } from "../../shared/relative-time";

/** A moment ahead in words that change by themselves; how often and how they read is for the subclass to say. */
export abstract class Ticking extends LitElement {
  static override properties = { until: {} };

  declare until: string;
  private timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = css`
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;

  /** Milliseconds from one change of the words to the next. */
  protected abstract readonly every: number;

  protected abstract words(left: number): string;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render(): TemplateResult {
    const left = Math.max(0, Date.parse(this.until) - Date.now());
    clearTimeout(this.timer);
    if (left > 0) this.timer = setTimeout(() => this.requestUpdate(), left % this.every || this.every);
    return html`<time datetime=${this.until} title=${exactTime(this.until)}>${this.words(left)}</time>`;
  }
}
