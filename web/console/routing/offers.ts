import type { ConversationChanged, Me } from "../../shared/protocol";

/** Whether the conversation waits for this technician to accept it. */
export function isOfferTo(row: ConversationChanged | null, technicianId: string | undefined): boolean {
  return row !== null && row.accept_by !== null && row.owner_technician_id === technicianId;
}

/** The offer that ends first, or null. */
export function nextOffer(rows: readonly ConversationChanged[], technicianId: string | undefined): ConversationChanged | null {
  const offers = rows.filter((row) => isOfferTo(row, technicianId));
  return offers.sort((a, b) => Date.parse(a.accept_by!) - Date.parse(b.accept_by!))[0] ?? null;
}

/** Whether a colleague has the conversation and this person, as a lead, may take it from them. */
export function canTakeOver(row: ConversationChanged, me: Me | null): boolean {
  const isLead = me?.organizations.some((each) => each.organization_id === row.organization_id && each.role === "lead");
  return isLead === true && row.status === "assigned" && row.owner_technician_id !== me?.technician_id;
}

/** Whether a visitor has written on in a conversation of this technician's, since it was known last. */
export function isReplyTo(row: ConversationChanged, known: ConversationChanged, technicianId: string | undefined): boolean {
  const isTheirs = row.status === "assigned" && row.owner_technician_id === technicianId && row.accept_by === null;
  // Notes count as messages, but move neither the last author nor this time.
  return isTheirs && row.last_author === "visitor" && Date.parse(row.last_message_at) > Date.parse(known.last_message_at);
}
