import fuzzysort from "fuzzysort";
import type { ConversationChanged } from "../../shared/protocol";
import { deedOf } from "../keyboard/obey";
import { keyOf, type Shortcut, SHORTCUT_WORDS } from "../keyboard/shortcuts";
import type { Stage } from "../stage";
import { claimWords } from "../thread/claim-words";

const RECENT = 8;
const FOUND = 12;
// Below this a match is chance: letters strewn over the words.
const GOOD_ENOUGH = 0.3;

/** Something the palette offers; `aside` is shown beside the words and found as well. */
export interface Choice {
  id: string;
  words: string;
  aside: string;
  run(): void;
}

export interface Offered {
  actions: readonly Choice[];
  conversations: readonly Choice[];
}

// Left out: the palette is open, the lists are what it replaces, and suggestions are shown with their keys.
const SUGGESTED: readonly Shortcut[] = ["suggestion_1", "suggestion_2", "suggestion_3", "insert_held_back", "send_held_back"];
const ELSEWHERE: readonly Shortcut[] = ["palette", "next", "previous", ...SUGGESTED];

/** What can be done now: whatever has a key and would do something, and the few acts that have none. */
export function actionsNow(stage: Stage): Choice[] {
  const shortcuts = (Object.keys(SHORTCUT_WORDS) as Shortcut[]).filter((each) => !ELSEWHERE.includes(each));
  const keyed = shortcuts.filter((each) => deedOf(stage, each) !== null).map((each) => withKey(stage, each));
  return [...keyed, ...withoutKey(stage)];
}

/** Every conversation of the lists, the one written in last first. */
export function conversationsNow(stage: Stage): Choice[] {
  const rows = stage.session.desk.rows.toSorted((a, b) => Date.parse(b.last_message_at) - Date.parse(a.last_message_at));
  return rows.map((row) => conversation(stage, row));
}

/** What matches, best first; without a query every action and the conversations of late. */
export function matching(all: Offered, query: string): Offered {
  if (query.trim() === "") return { actions: all.actions, conversations: all.conversations.slice(0, RECENT) };
  return { actions: ranked(all.actions, query), conversations: ranked(all.conversations, query) };
}

function ranked(choices: readonly Choice[], query: string): Choice[] {
  const options = { keys: ["words", "aside"], limit: FOUND, threshold: GOOD_ENOUGH };
  return fuzzysort.go(query.trim(), choices, options).map((result) => result.obj);
}

function withKey(stage: Stage, shortcut: Shortcut): Choice {
  // Looked up again when it is chosen: meanwhile a colleague may have been quicker.
  return { id: shortcut, words: wordsOf(stage, shortcut), aside: keyOf(shortcut), run: () => deedOf(stage, shortcut)?.() };
}

/** What a key does differs with the conversation for one of them only. */
function wordsOf(stage: Stage, shortcut: Shortcut): string {
  const { openRow } = stage.session.desk;
  if (shortcut !== "claim" || !openRow) return SHORTCUT_WORDS[shortcut];
  return claimWords(openRow) ?? "Take over from a colleague";
}

function withoutKey(stage: Stage): Choice[] {
  const { desk } = stage.session;
  const isAvailable = desk.people.of(desk.me?.technician_id)?.state === "available";
  const state = isAvailable ? "away" : "available";
  const words = isAvailable ? "Go away: be offered nothing new" : "Become available for new conversations";
  const presence: Choice = { id: "presence", words, aside: "", run: () => stage.perform({ kind: "set_presence", state }) };
  const details = { id: "details", words: "Show details", aside: "", run: () => stage.perform({ kind: "show_context" }) };
  return desk.openRow ? [presence, details] : [presence];
}

function conversation(stage: Stage, row: ConversationChanged): Choice {
  return {
    id: row.conversation_id,
    words: row.visitor_name,
    aside: `${row.reference} · ${row.organization_name}`,
    run: () => stage.perform({ kind: "open", id: row.conversation_id }),
  };
}
