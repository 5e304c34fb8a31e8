import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Tells whoever watches that something they may show has changed. */
export class Changes {
  private readonly reactions = new Set<() => void>();

  watch(reaction: () => void): () => void {
    this.reactions.add(reaction);
    return () => this.reactions.delete(reaction);
  }

  announce(): void {
    for (const reaction of this.reactions) reaction();
  }
}

/** Renders its host again after every announced change. */
export class Watching implements ReactiveController {
  private stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly changes: Changes,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = this.changes.watch(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.stop?.();
  }
}
