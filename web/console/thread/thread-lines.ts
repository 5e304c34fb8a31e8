import type { StaffMessageCreated, VisitorSaw } from "../../shared/protocol";
import { isSameDay } from "../time/moments";

/** What the thread shows, top to bottom. */
export type ThreadLine =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  | { kind: "message"; key: string; message: StaffMessageCreated; opensTurn: boolean; seenAt: string | null };

/**
 * Puts day dividers and the unread divider between the messages. `unreadAfter` is the last message the technician
 * had seen before looking again, or null on a first look, when everything is new and a divider would say nothing.
 * The last reply that the visitor has seen says since when.
 */
export function threadLines(
  messages: readonly StaffMessageCreated[],
  unreadAfter: number | null,
  visitorSaw: Pick<VisitorSaw, "seq" | "at"> | null = null,
): ThreadLine[] {
  const seen = visitorSaw && messages.findLast((message) => message.seq <= visitorSaw.seq && isReply(message));
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
    const seenAt = message === seen ? visitorSaw!.at : null;
    lines.push({ kind: "message", key: `message-${message.seq}`, message, opensTurn, seenAt });
    previous = message;
  }
  return lines;
}

function isReply({ author, visibility }: StaffMessageCreated): boolean {
  return author === "technician" && visibility === "everyone";
}

function isSameVoice(a: StaffMessageCreated, b: StaffMessageCreated): boolean {
  return a.author === b.author && a.author_name === b.author_name && a.visibility === b.visibility;
}
