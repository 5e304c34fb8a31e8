import { css, html, LitElement, type TemplateResult } from "lit";
import { exactTime } from "../../shared/relative-time";

const SECOND = 1000;

/** The seconds left until a moment, without hurry: plain numbers that end at 0. */
export class Countdown extends LitElement {
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
    const left = Math.max(0, Date.parse(this.until) - Date.now());
    clearTimeout(this.timer);
    if (left > 0) this.timer = setTimeout(() => this.requestUpdate(), left % SECOND || SECOND);
    return html`<time datetime=${this.until} title=${exactTime(this.until)}>${Math.ceil(left / SECOND)} s</time>`;
  }
}

customElements.define("wd-countdown", Countdown);
