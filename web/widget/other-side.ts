/** Whether the other side is typing: known for a moment only, as the end of it may get lost on the way. */
import type { TypingFact } from "../shared/protocol";

export class OtherSide {
  typing: { name: string | null; until: number } | null = null;

  constructor(private readonly changed: () => void) {}

  hear({ conversation_id, on, name, ttl_s, who }: TypingFact, conversationId: string | undefined): void {
    if (conversation_id !== conversationId || who === "visitor") return;
    this.typing = on ? { name, until: Date.now() + ttl_s * 1000 } : null;
    setTimeout(this.changed, ttl_s * 1000);
    this.changed();
  }

  stop(): void {
    this.typing = null;
  }
}
