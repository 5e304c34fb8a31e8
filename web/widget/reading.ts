/** How much of what others wrote was looked at, in any tab. */
import type { Notices } from "./notices/notices";
import type { Thread } from "./thread";
import type { VisitorStore } from "./visitor-store";

export class Reading {
  constructor(
    private readonly store: VisitorStore<unknown>,
    private readonly notices: Notices,
    private readonly thread: () => Thread,
  ) {}

  /** What others wrote since the panel was last open, to this visitor or to all. */
  get unread(): number {
    const { conversation, messages } = this.thread();
    const read = conversation ? this.store.readSeq(conversation.conversation_id) : 0;
    return messages.filter(({ seq, author }) => seq > read && author !== "visitor").length + this.notices.unheard.length;
  }

  mark(): void {
    this.notices.hear();
    const { conversation, messages } = this.thread();
    const last = messages.at(-1)?.seq ?? 0;
    if (conversation && last > this.store.readSeq(conversation.conversation_id))
      this.store.keepReadSeq(conversation.conversation_id, last);
  }
}
