/** How far a visitor has read; counted is what others wrote after that. */
import type { Thread } from "./thread";

interface ReadStore {
  readSeq(conversationId: string): number;
  keepReadSeq(conversationId: string, seq: number): void;
}

export function unreadMessages({ conversation, messages }: Thread, store: ReadStore): number {
  const read = conversation ? store.readSeq(conversation.conversation_id) : 0;
  return messages.filter(({ seq, author }) => seq > read && author !== "visitor").length;
}

export function keepRead({ conversation, messages }: Thread, store: ReadStore): void {
  const last = messages.at(-1)?.seq ?? 0;
  if (conversation && last > store.readSeq(conversation.conversation_id)) store.keepReadSeq(conversation.conversation_id, last);
}
