import type { AuthorKind, StaffMessageCreated } from "../../shared/protocol";

const ANSWERERS: ReadonlySet<AuthorKind> = new Set<AuthorKind>(["technician", "bot"]);

/** What the bot last had to say and the visitor was not told, while nobody has answered since; or null. */
export function heldBack(messages: readonly StaffMessageCreated[]): string | null {
  const answered = messages.findLastIndex(({ author, visibility }) => visibility === "everyone" && ANSWERERS.has(author));
  const since = messages.slice(answered + 1);
  const last = since.findLastIndex(isHeldBack);
  if (last < 0) return null;
  const before = since.slice(0, last).findLastIndex((message) => !isHeldBack(message));
  const turn = since.slice(before + 1, last + 1);
  return inPerson(turn.map(({ text }) => text).join("\n\n")) || null;
}

function isHeldBack({ author, visibility }: StaffMessageCreated): boolean {
  return author === "bot" && (visibility === "withheld" || visibility === "suppressed");
}

const WAY_OUT = /[^.\n]*\*\*Talk to a person\*\*[^.\n]*\.?/gi;

/** The bot's answer as a person gives it: who reads it talks to a person already. */
export function inPerson(answer: string): string {
  return answer
    .replaceAll(WAY_OUT, "")
    .replaceAll(/^[ \t]*(\d+[.)])?[ \t]*$/gm, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
