import { Ticking } from "./ticking";

const SECOND = 1000;

/** The seconds left until a moment, without hurry: plain numbers that end at 0. */
export class Countdown extends Ticking {
  protected override readonly every = SECOND;

  protected override words(left: number): string {
    return `${Math.ceil(left / SECOND)} s`;
  }
}

customElements.define("wd-countdown", Countdown);
