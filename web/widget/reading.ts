/** How much of the thread was looked at, in any tab. */
import type { Thread } from "./thread";
import type { VisitorStore } from "./visitor-store";

export class Reading {
  constructor(
    private readonly store: VisitorStore<unknown>,
    private readonly thread: () => Thread,
  ) {}

  /** What others wrote since the panel was last open. */
  get unread(): number {
    const { conversation, messages } = this.thread();
    const read = conversation ? this.store.readSeq(conversation.conversation_id) : 0;
    return messages.filter(({ seq, author }) => seq > read && author !== "visitor").length;
  }

  mark(): void {
    const { conversation, messages } = this.thread();
    const last = messages.at(-1)?.seq ?? 0;
    if (conversation && last > this.store.readSeq(conversation.conversation_id))
      this.store.keepReadSeq(conversation.conversation_id, last);
  }
}
