/** Who holds the chat, in words and as an icon; the header says it at all times. */
import type { QueueUpdated, TicketView } from "../shared/protocol";
import { momentAhead } from "./moment-ahead";
import { texts } from "./texts";
import type { Thread } from "./thread";

export interface HolderView {
  kind: "bot" | "queue" | "ticket" | "technician" | "resolved" | "nobody";
  words: string;
}

export const unavailable: HolderView = { kind: "nobody", words: texts.unavailable };

export function holderOf({ conversation, queue }: Thread, now = Date.now()): HolderView {
  switch (conversation?.status) {
    case "queued":
      if (conversation.ticket) return { kind: "ticket", words: ticketWords(conversation.ticket, now) };
      return { kind: "queue", words: queueWords(queue) };
    case "assigned":
      return { kind: "technician", words: conversation.owner.name ? texts.technician(conversation.owner.name) : texts.serviceDesk };
    case "resolved":
      return { kind: "resolved", words: conversation.abandoned ? texts.closedIdle : texts.resolved };
    default:
      return { kind: "bot", words: texts.assistant };
  }
}

/** Says a waiting time only when the service knows one, and when it has become longer says so. */
function queueWords(queue: QueueUpdated | null): string {
  if (!queue) return texts.waiting;
  const place = queue.position <= 1 ? texts.waitingNext : texts.waitingAt(queue.position);
  const { eta_min_s: min, eta_max_s: max, longer, unit } = queue;
  if (unit === "position") return place;
  const time = min == null || max == null ? texts.cannotTell : texts.waitOf(min, max);
  return longer ? `${place}. ${texts.longer(time)}` : `${place}, ${time}`;
}

/** The opening hour as long as it is ahead; after that nobody needs it. */
function ticketWords({ opens_at }: TicketView, now: number): string {
  return opens_at && Date.parse(opens_at) > now ? texts.ticketOpens(momentAhead(opens_at, now)) : texts.ticket;
}
