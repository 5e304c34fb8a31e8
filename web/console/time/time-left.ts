import { css, html, LitElement, type TemplateResult } from "lit";
import { exactTime } from "../../shared/relative-time";
import { spanText } from "./spans";

const MINUTE = 60_000;

/** How long there is until a moment that is hours away, true to the minute. */
export class TimeLeft extends LitElement {
  static override properties = { until: {} };

  declare until: string;
  private timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = css`
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render(): TemplateResult {
    const left = Date.parse(this.until) - Date.now();
    clearTimeout(this.timer);
    if (left > 0) this.timer = setTimeout(() => this.requestUpdate(), Math.min(left, left % MINUTE || MINUTE));
    return html`<time datetime=${this.until} title=${exactTime(this.until)}>${left > 0 ? `${spanText(left)} left` : "time is up"}</time>`;
  }
}

customElements.define("wd-time-left", TimeLeft);
