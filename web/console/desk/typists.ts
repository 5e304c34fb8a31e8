import type { TypingFact } from "../../shared/protocol";

/** Who is typing in which conversation; each word of it expires on its own, because the "stopped" may never arrive. */
export class Typists {
  private readonly facts = new Map<string, TypingFact>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly onChange: () => void) {}

  of(conversationId: string): TypingFact | null {
    return this.facts.get(conversationId) ?? null;
  }

  receive(fact: TypingFact): void {
    const id = fact.conversation_id;
    clearTimeout(this.timers.get(id));
    if (!fact.on) return this.stop(id);
    this.facts.set(id, fact);
    this.timers.set(
      id,
      setTimeout(() => this.stop(id), fact.ttl_s * 1000),
    );
    this.onChange();
  }

  stop(conversationId: string): void {
    if (this.facts.delete(conversationId)) this.onChange();
  }
}
