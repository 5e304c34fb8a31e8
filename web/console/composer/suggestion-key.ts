/** What the strip above the field is told by a key: insert a suggestion, or do something with what the bot had to say. */
export type SuggestionPress = { kind: "suggestion"; index: number } | { kind: "insert_held_back" } | { kind: "send_held_back" };

/** While somebody writes, the strip's keys are pressed with Alt; by their place, as Alt makes other signs of them. */
export function suggestionKey(event: Pick<KeyboardEvent, "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "code">): SuggestionPress | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  const digit = /^Digit([1-3])$/.exec(event.code);
  if (digit && !event.shiftKey) return { kind: "suggestion", index: Number(digit[1]) - 1 };
  if (event.code !== "KeyW") return null;
  return { kind: event.shiftKey ? "send_held_back" : "insert_held_back" };
}
