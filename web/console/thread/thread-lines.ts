import type { StaffMessageCreated } from "../../shared/protocol";
import { isSameDay } from "../time/moments";

/** What the thread shows, top to bottom. */
export type ThreadLine =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  | { kind: "message"; key: string; message: StaffMessageCreated; opensTurn: boolean };

/**
 * Puts day dividers and the unread divider between the messages. `unreadAfter` is the last message the technician
 * had seen before looking again, or null on a first look, when everything is new and a divider would say nothing.
 */
export function threadLines(messages: readonly StaffMessageCreated[], unreadAfter: number | null): ThreadLine[] {
  const lines: ThreadLine[] = [];
  let previous: StaffMessageCreated | null = null;
  let dividerDue = unreadAfter !== null;
  for (const message of messages) {
    let opensTurn = !previous || !isSameVoice(previous, message);
    if (!previous || !isSameDay(message.at, Date.parse(previous.at))) {
      lines.push({ kind: "day", key: `day-${message.seq}`, at: message.at });
      opensTurn = true;
    }
    if (dividerDue && message.seq > (unreadAfter ?? 0)) {
      lines.push({ kind: "unread", key: "unread" });
      dividerDue = false;
      opensTurn = true;
    }
    lines.push({ kind: "message", key: `message-${message.seq}`, message, opensTurn });
    previous = message;
  }
  return lines;
}

function isSameVoice(a: StaffMessageCreated, b: StaffMessageCreated): boolean {
  return a.author === b.author && a.author_name === b.author_name && a.visibility === b.visibility;
}
