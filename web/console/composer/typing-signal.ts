// Shorter than the time the other side keeps the indicator, so that it does not flicker.
const REPEAT_MS = 3_000;
const IDLE_MS = 5_000;

/** Says "typing" at most every few seconds while somebody writes, and "stopped" once, when they pause or send. */
export class TypingSignal {
  private saidAt = 0;
  private idleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: (on: boolean) => void) {}

  note(text: string): void {
    if (text.trim() === "") return this.stop();
    if (Date.now() - this.saidAt >= REPEAT_MS) {
      this.saidAt = Date.now();
      this.say(true);
    }
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => this.stop(), IDLE_MS);
  }

  stop(): void {
    clearTimeout(this.idleTimer);
    if (this.saidAt === 0) return;
    this.saidAt = 0;
    this.say(false);
  }
}
