import { OUTCOME_WORDS } from "../words";
import { isOfferTo } from "../routing/offers";
import type { ConversationChanged } from "../../shared/protocol";

/** Why the technician cannot write to the visitor now, in a sentence that says what to do; null when they can. */
export function replyObstacle(row: ConversationChanged, technicianId: string): string | null {
  switch (row.status) {
    case "queued":
      return "Claim this conversation to reply.";
    case "bot":
      // Any reply by a person takes over from the bot.
      return null;
    case "assigned":
      if (row.owner_technician_id === technicianId) return null;
      return `${row.owner.name ?? "A colleague"} has this conversation. You can leave a note.`;
    case "resolved":
      return `This conversation is resolved${row.outcome ? ` (${OUTCOME_WORDS[row.outcome].toLowerCase()})` : ""}. You can leave a note.`;
  }
}

/** What sending a reply does besides, or null. */
export function replyEffect(row: ConversationChanged, technicianId: string): string | null {
  if (row.status === "bot") return "The bot is answering; your reply takes over.";
  return isOfferTo(row, technicianId) ? "Your reply accepts the conversation." : null;
}
