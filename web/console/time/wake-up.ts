import { css, type ReactiveController, type ReactiveControllerHost } from "lit";

/** Draws a component anew when its words will have changed with the time, and when it comes back to the page. */
export class WakeUp implements ReactiveController {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** In so many milliseconds, instead of what was set before; null is never. */
  set(milliseconds: number | null): void {
    clearTimeout(this.timer);
    if (milliseconds !== null) this.timer = setTimeout(() => this.host.requestUpdate(), milliseconds);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.set(null);
  }
}

/** A time in words, which does not jump while it changes. */
export const timeStyles = css`
  :host {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
`;
