export type Shortcut =
  | "next"
  | "previous"
  | "claim"
  | "accept"
  | "transfer"
  | "put_back"
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
  | "security"
  | "filter"
  | "views"
  | "find"
  | "palette"
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
  p: "put_back",
  b: "return_to_bot",
  e: "resolve",
  z: "undo",
  "1": "suggestion_1",
  "2": "suggestion_2",
  "3": "suggestion_3",
  w: "insert_held_back",
  W: "send_held_back",
  "@": "mention",
  f: "find",
  s: "security",
  "/": "filter",
  v: "views",
  "?": "help",
};

/** What each does, as the sheet and the palette say it, in the order in which they do. */
export const SHORTCUT_WORDS: Record<Shortcut, string> = {
  next: "Next conversation in the lists",
  previous: "Previous conversation in the lists",
  accept: "Accept what is offered to you",
  claim: "Claim, or take over from the bot; leads also from a colleague",
  reply: "Reply",
  note: "Write a note",
  transfer: "Pass on to a team or colleague",
  put_back: "Put back into the queue",
  return_to_bot: "Hand back to the bot",
  resolve: "Resolve; 1 to 4 for the outcome, y or n for the handover",
  undo: "Undo what you have just done",
  suggestion_1: "Insert the first suggestion; with Alt while you write",
  suggestion_2: "Insert the second suggestion",
  suggestion_3: "Insert the third suggestion",
  insert_held_back: "Insert what the bot would have said; with Alt while you write",
  send_held_back: "Show what the bot would have said; once more to send it as it is",
  mention: "Open the note you were mentioned in",
  find: "Search in this conversation",
  security: "Security review: resets that need a person",
  filter: "Filter the lists",
  views: "Go to your saved views",
  palette: "Find an action or a conversation",
  help: "All keys",
};

/** The key to press, as it is written on a keyboard. */
export function keyOf(shortcut: Shortcut): string {
  if (shortcut === "palette") return "Ctrl K";
  return Object.keys(KEYS).find((key) => KEYS[key] === shortcut)!;
}

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
  if (press.altKey || press.isComposing || press.defaultPrevented || place.isDialogOpen) return null;
  // The one key with a modifier, as everywhere, and so also while somebody types.
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === "k" ? "palette" : null;
  if (place.isTyping) return null;
  // Outside the lists the arrows belong to whatever scrolls there.
  if (press.key.startsWith("Arrow") && !place.isInList) return null;
  return KEYS[press.key] ?? null;
}

/**
 * Where an event happened, seen from its innermost element outwards, also behind shadow roots. What is in a dialog that
 * has closed keeps the focus until the next frame if what had it before is not shown any more, but nobody types there.
 */
export function placeOf(path: readonly EventTarget[], list: EventTarget): KeyPlace {
  const dialog = path.find((place) => place instanceof HTMLDialogElement);
  const isLeft = dialog?.open === false;
  return { isTyping: takesText(path[0]) && !isLeft, isDialogOpen: dialog?.open ?? false, isInList: path.includes(list) };
}

function takesText(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
