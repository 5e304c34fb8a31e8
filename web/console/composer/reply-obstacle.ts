import { OUTCOME_WORDS } from "../words";
import type { ConversationChanged } from "../../shared/protocol";

/** Why the technician cannot write to the visitor now, in a sentence that says what to do; null when they can. */
export function replyObstacle(row: ConversationChanged, technicianId: string): string | null {
  switch (row.status) {
    case "queued":
      return "Claim this conversation to reply.";
    case "bot":
      return "The bot is answering. Take over to reply.";
    case "assigned":
      if (row.owner_technician_id === technicianId) return null;
      return `${row.owner.name ?? "A colleague"} has this conversation. You can leave a note.`;
    case "resolved":
      return `This conversation is resolved${row.outcome ? ` (${OUTCOME_WORDS[row.outcome].toLowerCase()})` : ""}. You can leave a note.`;
  }
}
