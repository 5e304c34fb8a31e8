import { html, LitElement, type TemplateResult } from "lit";
import { exactTime, relativeTime } from "../../shared/relative-time";
import { spanText, untilSpanChanges } from "./spans";
import { timeStyles, WakeUp } from "./wake-up";

const RELATIVE_STEP_MS = 30_000;

/** A time that keeps itself true: how long since, or with `ago` how long ago; the exact time is in its title. */
export class Elapsed extends LitElement {
  static override properties = { since: {}, ago: { type: Boolean } };

  declare since: string;
  declare ago: boolean;
  private readonly wakeUp = new WakeUp(this);

  static override styles = timeStyles;

  override render(): TemplateResult {
    const lasted = Date.now() - Date.parse(this.since);
    this.wakeUp.set(this.ago ? RELATIVE_STEP_MS : untilSpanChanges(lasted));
    const text = this.ago ? relativeTime(this.since) : spanText(lasted);
    return html`<time datetime=${this.since} title=${exactTime(this.since)}>${text}</time>`;
  }
}

customElements.define("wd-elapsed", Elapsed);
