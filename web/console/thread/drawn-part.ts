import type { StaffMessageCreated } from "../../shared/protocol";

// Several screens, and few enough that what a browser does for each of them is not felt.
const DRAWN = 120;
const ABOVE_TARGET = 20;

type Messages = readonly StaffMessageCreated[];

/** The seq from which a conversation is drawn at first: its end, or from a little above what is unread. */
export function firstDrawn(messages: Messages, unreadAfter: number | null): number {
  const end = seqAt(messages, messages.length - DRAWN);
  return unreadAfter === null ? end : Math.min(end, reaching(messages, end, unreadAfter));
}

/** The seq to draw from so that a message is drawn, with what was said before it. */
export function reaching(messages: Messages, from: number, seq: number): number {
  if (seq >= from) return from;
  return seqAt(messages, messages.findIndex((message) => message.seq >= seq) - ABOVE_TARGET);
}

/** The seq to draw from for one more part above. */
export function earlier(messages: Messages, from: number): number {
  return seqAt(messages, messages.findIndex((message) => message.seq >= from) - DRAWN);
}

function seqAt(messages: Messages, index: number): number {
  return index <= 0 ? 0 : (messages[index]?.seq ?? 0);
}
