import type { StaffMessageCreated } from "../../shared/protocol";

/** The last message that somebody was told, by its number: what there is to answer changes with it. */
export function lastTurn(messages: readonly StaffMessageCreated[]): number {
  return messages.findLast(({ author, visibility }) => visibility === "everyone" && author !== "system")?.seq ?? 0;
}
