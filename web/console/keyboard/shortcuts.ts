export type Shortcut =
  | "next"
  | "previous"
  | "claim"
  | "accept"
  | "transfer"
  | "reply"
  | "note"
  | "return_to_bot"
  | "resolve"
  | "undo"
  | "suggestion_1"
  | "suggestion_2"
  | "suggestion_3"
  | "insert_held_back"
  | "send_held_back"
  | "mention"
  | "filter"
  | "views"
  | "help";

const KEYS: Record<string, Shortcut> = {
  j: "next",
  ArrowDown: "next",
  k: "previous",
  ArrowUp: "previous",
  a: "accept",
  c: "claim",
  r: "reply",
  n: "note",
  t: "transfer",
  b: "return_to_bot",
  e: "resolve",
  z: "undo",
  "1": "suggestion_1",
  "2": "suggestion_2",
  "3": "suggestion_3",
  w: "insert_held_back",
  W: "send_held_back",
  "@": "mention",
  "/": "filter",
  v: "views",
  "?": "help",
};

/** What the guard needs to know about a key press; a KeyboardEvent has all of it. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  defaultPrevented: boolean;
}

/** Where the key was pressed. */
export interface KeyPlace {
  isTyping: boolean;
  isDialogOpen: boolean;
  isInList: boolean;
}

/** The command behind a key press, or null while somebody types, a dialog is open or the browser's own keys are meant. */
export function shortcutFor(press: KeyPress, place: KeyPlace): Shortcut | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.defaultPrevented) return null;
  if (place.isTyping || place.isDialogOpen) return null;
  // Outside the lists the arrows belong to whatever scrolls there.
  if (press.key.startsWith("Arrow") && !place.isInList) return null;
  return KEYS[press.key] ?? null;
}

/** Whether the innermost element of an event takes text, also behind shadow roots. */
export function isTypingPlace(path: readonly EventTarget[]): boolean {
  const target = path[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
