/** The visitor's own copy of a conversation, made of what they can see and nothing else. */
import type { MessageCreated } from "../../shared/protocol";
import { texts } from "../texts";
import type { Thread } from "../thread";

export function transcriptText({ messages, reference }: Thread, organization: string, now: Date): string {
  const when = new Intl.DateTimeFormat(texts.times.locale, { dateStyle: "medium", timeStyle: "short" });
  const entries = messages.map((message) => {
    const name = nameOf(message);
    return [`${when.format(new Date(message.at))}${name && ` — ${name}`}`, ...contentOf(message)].join("\n");
  });
  return [texts.transcriptOf(reference, organization, when.format(now)), ...entries].join("\n\n") + "\n";
}

/** Hands the browser a text file to keep. */
export function download(name: string, text: string): void {
  const link = document.createElement("a");
  // The mark tells every editor that this is UTF-8.
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The words, and the names of the files, which are not part of the copy. */
function contentOf({ text, attachments }: MessageCreated): string[] {
  const names = attachments.map(({ name }) => name);
  return [...(text ? [text] : []), ...(names.length > 0 ? [`${texts.files.list}: ${names.join(", ")}`] : [])];
}

function nameOf({ author, author_name }: MessageCreated): string {
  if (author === "visitor") return texts.you;
  if (author === "technician") return texts.technician(author_name ?? "");
  return author === "bot" ? texts.assistant : "";
}
