/** Who holds the chat, in words and as an icon; the header says it at all times. */
import type { QueueUpdated } from "../shared/protocol";
import { texts } from "./texts";
import type { Thread } from "./thread";

export interface HolderView {
  kind: "bot" | "queue" | "technician" | "resolved" | "nobody";
  words: string;
}

export const unavailable: HolderView = { kind: "nobody", words: texts.unavailable };

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

/** Says a waiting time only when the service knows one. */
function queueWords(queue: QueueUpdated | null): string {
  if (!queue || queue.unit === "unknown") return texts.waiting;
  const place = queue.position <= 1 ? texts.waitingNext : texts.waitingAt(queue.position);
  const { eta_min_s: min, eta_max_s: max } = queue;
  return min == null || max == null ? place : `${place}, ${texts.waitOf(min, max)}`;
}
