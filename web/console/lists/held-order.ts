import type { ConversationChanged } from "../../shared/protocol";

/** Keeps each list in the order it was last shown in while somebody is aiming at a row of it; what is new comes last. */
export class HeldOrder {
  private readonly shown = new Map<string, string[]>();

  arrange(list: string, rows: ConversationChanged[], isHeld: boolean): ConversationChanged[] {
    const before = isHeld ? this.shown.get(list) : undefined;
    const arranged = before ? inOrderOf(before, rows) : rows;
    this.shown.set(list, arranged.map((row) => row.conversation_id));
    return arranged;
  }
}

function inOrderOf(ids: readonly string[], rows: ConversationChanged[]): ConversationChanged[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = (row: ConversationChanged): number => places.get(row.conversation_id) ?? ids.length;
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}
