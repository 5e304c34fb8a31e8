const NOTES_HZ = [660, 880] as const;
const NOTE_S = 0.16;
// Long enough for a slower tab to find the chime taken, and for a burst to be one sound.
const HOLD_MS = 3_000;

/** A short sound, from one tab only. */
export class Chime {
  private readonly context = new AudioContext();

  constructor(onReady: () => void) {
    this.context.onstatechange = onReady;
    // Browsers keep a page silent until somebody has touched it; any touch will do.
    const wake = (): void => void this.context.resume();
    addEventListener("pointerdown", wake, { once: true });
    addEventListener("keydown", wake, { once: true });
  }

  get isReady(): boolean {
    return this.context.state === "running";
  }

  async ring(occasion: string): Promise<void> {
    if (!this.isReady) return;
    // Locks exist on https and localhost only; elsewhere two tabs may both ring.
    if (!navigator.locks) return this.play();
    await navigator.locks.request(`warmdesk.chime.${occasion}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      this.play();
      await new Promise((resolve) => setTimeout(resolve, HOLD_MS));
    });
  }

  /** Plays once the browser allows it, for somebody who has just asked for sound. */
  async tryOut(): Promise<void> {
    await this.context.resume();
    this.play();
  }

  private play(): void {
    NOTES_HZ.forEach((frequency, index) => {
      const start = this.context.currentTime + index * NOTE_S;
      const tone = new OscillatorNode(this.context, { frequency, type: "sine" });
      const volume = new GainNode(this.context, { gain: 0 });
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.15, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_S * 2);
      tone.connect(volume).connect(this.context.destination);
      tone.start(start);
      tone.stop(start + NOTE_S * 2);
    });
  }
}
