import { spanText } from "./spans";
import { Ticking } from "./ticking";

/** How long there is until a moment that is hours away, true to the minute. */
export class TimeLeft extends Ticking {
  protected override readonly every = 60_000;

  protected override words(left: number): string {
    return left > 0 ? `${spanText(left)} left` : "time is up";
  }
}

customElements.define("wd-time-left", TimeLeft);
