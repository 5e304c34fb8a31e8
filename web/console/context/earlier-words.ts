import type { EarlierConversation } from "../../shared/protocol";
import { clockText, dayText } from "../time/moments";
import { OUTCOME_WORDS, plainWords } from "../words";

/** What it was about: the topic the bot saw in it, else why it came to a person. */
export function aboutWords({ topic, reason }: Pick<EarlierConversation, "topic" | "reason">): string {
  return topic ?? (reason ? plainWords(reason) : "No topic recognised");
}

/** How it ended, or stands, and who had it. */
export function endWords({ status, outcome, owner_name }: Pick<EarlierConversation, "status" | "outcome" | "owner_name">): string {
  const end = { bot: "With the bot", queued: "Still waiting", assigned: "Still open", resolved: outcome ? OUTCOME_WORDS[outcome] : "Resolved" }[status];
  if (status === "bot") return end;
  return owner_name ? `${end}, ${owner_name}` : end;
}

/** "today, 14:03" */
export function beganWords(at: string, now = Date.now()): string {
  const day = dayText(at, now);
  return `${/^(Today|Yesterday)$/.test(day) ? day.toLowerCase() : day}, ${clockText(at)}`;
}
