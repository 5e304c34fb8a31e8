import type { ConversationChanged, SlaAlerted, SlaStanding, SlaTerm } from "../../shared/protocol";
import { exactTime } from "../../shared/relative-time";
import { clockText } from "../time/moments";
import { spanText } from "../time/spans";

const MINUTE_MS = 60_000;

const TO_DO: Record<SlaTerm, string> = { first_response: "Reply", next_response: "Reply", resolution: "Resolve" };

const TERM_WORDS: Record<SlaTerm, string> = {
  first_response: "First response",
  next_response: "Next response",
  resolution: "Resolution",
};

/** "Reply in 4 min", "Reply now", "Reply 6 min late": what is to be done, and how soon; it changes with the minutes. */
export function dueText(term: SlaTerm, deadlineAt: string, now: number): string {
  const left = Date.parse(deadlineAt) - now;
  if (Math.abs(left) < MINUTE_MS) return `${TO_DO[term]} ${left < 0 ? "late" : "now"}`;
  const span = spanText(Math.abs(left));
  return left < 0 ? `${TO_DO[term]} ${span} late` : `${TO_DO[term]} in ${span}`;
}

/** The exact moment, for whoever wants to know. */
export function dueTitle(term: SlaTerm, deadlineAt: string, now: number): string {
  return `${TERM_WORDS[term]} ${Date.parse(deadlineAt) < now ? "was" : "is"} due ${exactTime(deadlineAt)}`;
}

/** Why nothing is being counted. */
export function pauseText(paused: NonNullable<SlaStanding["paused"]>): string {
  return paused === "visitor" ? "Visitor’s turn" : "SLA paused";
}

/** The heading of a warning: "First response is late". */
export function alertTitle(fact: SlaAlerted): string {
  return `${TERM_WORDS[fact.term]} is ${fact.step === "breach" ? "late" : "due soon"}`;
}

/** The whole of it: "First response is late: Sam Reed, Northwind Coffee. It was due at 10:45. Tom Weir has it." */
export function alertSentence(fact: SlaAlerted, row: ConversationChanged): string {
  const due = `It ${fact.step === "breach" ? "was" : "is"} due at ${clockText(fact.deadline_at)}.`;
  // Whoever is warned as the owner knows who has it.
  const holder = fact.step === "warn_technician" ? "" : ` ${row.owner.name ?? "Nobody"} has it${row.owner.name ? "" : " yet"}.`;
  return `${alertTitle(fact)}: ${row.visitor_name}, ${row.organization_name}. ${due}${holder}`;
}
