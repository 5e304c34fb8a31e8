import type { StaffMessageCreated } from "../../shared/protocol";

const texts = new WeakMap<StaffMessageCreated, string>();
const parser = document.createElement("template");

/** The seqs of the messages in which the words are read, notes and files' names included; the oldest first. */
export function findMatches(messages: readonly StaffMessageCreated[], query: string): number[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return [];
  return messages.filter((message) => shownText(message).includes(wanted)).map(({ seq }) => seq);
}

/** What can be read of a message, in small letters: as it is shown, without the marks that made it bold or a link. */
function shownText(message: StaffMessageCreated): string {
  const known = texts.get(message);
  if (known !== undefined) return known;
  const files = message.attachments.map(({ name }) => name);
  const text = [readable(message), ...files].join("\n").toLowerCase();
  texts.set(message, text);
  return text;
}

function readable({ html, text, author }: StaffMessageCreated): string {
  if (html === null || author === "visitor") return text;
  // A template is inert: nothing in it is fetched or run.
  parser.innerHTML = html;
  return parser.content.textContent ?? "";
}
