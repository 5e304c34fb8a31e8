/** Who holds the chat, in words and as an icon; the header says it at all times. */
import { SERVICE_LANG } from "../shared/connection";
import type { QueueUpdated, TicketView } from "../shared/protocol";
import { closedUntil } from "./moment-ahead";
import { texts } from "./texts";
import type { Thread } from "./thread";

export interface HolderView {
  kind: "bot" | "queue" | "ticket" | "technician" | "resolved" | "nobody";
  words: string;
}

export function unavailable(): HolderView {
  return { kind: "nobody", words: texts.unavailable };
}

export function holderOf({ conversation, ended, queue }: Thread, now = Date.now()): HolderView {
  switch (conversation?.status) {
    case "queued":
      if (conversation.ticket) return { kind: "ticket", words: ticketWords(conversation.ticket, now) };
      return { kind: "queue", words: queueWords(queue) };
    case "assigned":
      return { kind: "technician", words: conversation.owner.name ? texts.technician(conversation.owner.name) : texts.serviceDesk };
    case "resolved":
      if (ended?.by_visitor) return { kind: "resolved", words: texts.ending.ended };
      return { kind: "resolved", words: conversation.abandoned ? texts.closedIdle : texts.resolved };
    default:
      return { kind: "bot", words: texts.assistant };
  }
}

/** What is announced of a change: nothing that a notice in the thread has just said in words one can read. */
export function announcementOf(thread: Thread): string {
  const { queue, changes, messages } = thread;
  const { kind, words } = holderOf(thread);
  if (kind === "queue") return queue ? words : "";
  const change = changes.at(-1);
  if (!change) return "";
  const before = messages.findLast(({ seq }) => seq <= change.afterSeq);
  return before?.author === "system" && texts.lang === SERVICE_LANG ? "" : words;
}

/** Says a waiting time only when the service knows one, and when it has become longer says so. */
function queueWords(queue: QueueUpdated | null): string {
  if (!queue) return texts.waiting;
  const place = texts.waitingAt(queue.position);
  const { eta_min_s: minS, eta_max_s: maxS, longer } = queue;
  const wait = minS == null || maxS == null ? null : { minS, maxS };
  if (longer) return texts.waitingLonger(place, wait);
  return wait ? texts.waitingFor(place, wait) : place;
}

/** The opening hour as long as it is ahead; after that nobody needs it. */
function ticketWords({ opens_at }: TicketView, now: number): string {
  return opens_at && Date.parse(opens_at) > now ? closedUntil(opens_at, now) : texts.ticket;
}
