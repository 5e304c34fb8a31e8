/** Who holds the chat, in words and as an icon; the header says it at all times. */
import type { QueueUpdated } from "../shared/protocol";
import { texts } from "./texts";
import type { Thread } from "./thread";

export interface HolderView {
  kind: "bot" | "queue" | "technician" | "resolved" | "nobody";
  words: string;
}

/** The language of what the service writes by itself. */
export const SERVICE_LANG = "en";

export function unavailable(): HolderView {
  return { kind: "nobody", words: texts.unavailable };
}

export function holderOf({ conversation, queue }: Thread): HolderView {
  switch (conversation?.status) {
    case "queued":
      return { kind: "queue", words: queueWords(queue) };
    case "assigned":
      return { kind: "technician", words: conversation.owner.name ? texts.technician(conversation.owner.name) : texts.serviceDesk };
    case "resolved":
      return { kind: "resolved", words: texts.resolved };
    default:
      return { kind: "bot", words: texts.assistant };
  }
}

/** What is announced of a change: nothing that a notice in the thread has just said in words one can read. */
export function announcementOf(thread: Thread): string {
  const { conversation, queue, changes, messages } = thread;
  const { words } = holderOf(thread);
  if (conversation?.status === "queued") return queue ? words : "";
  const change = changes.at(-1);
  if (!change) return "";
  const before = messages.findLast(({ seq }) => seq <= change.afterSeq);
  return before?.author === "system" && texts.lang === SERVICE_LANG ? "" : words;
}

/** Says a waiting time only when the service knows one. */
function queueWords(queue: QueueUpdated | null): string {
  if (!queue || queue.unit === "unknown") return texts.waiting;
  const place = texts.waitingAt(queue.position);
  const { eta_min_s: minS, eta_max_s: maxS } = queue;
  return minS == null || maxS == null ? place : texts.waitingFor(place, { minS, maxS });
}
