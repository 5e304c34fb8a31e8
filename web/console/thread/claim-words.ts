import type { ConversationChanged } from "../../shared/protocol";

/** What claiming is called here, or null where there is nothing to claim. */
export function claimWords(row: ConversationChanged): string | null {
  if (row.status === "queued") return "Claim";
  return row.status === "bot" ? "Take over" : null;
}
