import type { DeskLink } from "./link";

// Colleagues drop whoever has not said so for two and a half times as long.
const REPEAT_MS = 20_000;

/** Tells colleagues which conversation is in front here, for as long as somebody can see it. */
export class Viewing {
  private shown: string | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly link: Pick<DeskLink, "state" | "command" | "onChange">) {
    link.onChange(() => {
      if (link.state === "online" && this.shown) this.say();
    });
  }

  look(conversationId: string | null): void {
    if (conversationId === this.shown) return;
    this.shown = conversationId;
    this.say();
  }

  private say(): void {
    clearInterval(this.timer);
    if (this.shown) this.timer = setInterval(() => this.tell(), REPEAT_MS);
    this.tell();
  }

  private tell(): void {
    // Nobody misses it: a new link says it again, and what is not said expires.
    this.link.command("set_viewing", { conversation_id: this.shown }).catch(() => {});
  }
}
