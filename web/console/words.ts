import type { AccountRequest, AuthorKind, DecisionOutcome, HandoffLabel, KnownSlot, Priority, Resolution, Verification } from "../shared/protocol";

/** The words of the wire as people say them; the closed sets are checked by the compiler. */

export const PRIORITY_WORDS: Record<Priority, string> = { urgent: "Urgent", high: "High", normal: "Normal" };

export const OUTCOME_WORDS: Record<Resolution, string> = {
  solved: "Solved",
  workaround: "Workaround",
  not_solved: "Not solved",
  no_answer: "No answer",
  abandoned: "Abandoned",
  ended_by_visitor: "Ended by the visitor",
};

export const LABEL_WORDS: Record<HandoffLabel, string> = {
  right: "Yes",
  bot_could_answer: "The bot should have answered",
  too_late: "Should have come sooner",
  wrong_team: "Wrong team",
};

export const DECISION_WORDS: Record<DecisionOutcome, string> = {
  answer: "answered",
  flow: "followed a flow",
  social: "small talk",
  clarify: "asked back",
  handoff: "handed over",
  relay: "passed on to a person",
};

export const AUTHOR_WORDS: Record<AuthorKind, string> = {
  visitor: "Visitor",
  bot: "Automated assistant",
  technician: "Technician",
  system: "Notice",
};

export const VERIFICATION_WORDS: Record<Verification, string> = {
  unverified: "Unverified",
  email_code: "E-mail confirmed",
  signed_token: "Signed in",
};

export const ORIGIN_WORDS: Record<KnownSlot["origin"], string> = {
  bot: "Told the bot",
  form: "Filled in",
  technician: "Technician",
};

export const REQUEST_WORDS: Record<AccountRequest["kind"], string> = {
  reset_password: "Password reset",
  unlock_account: "Account unlock",
};

/** "security_incident" as "Security incident": reasons and slots are named in the lead's own files. */
export function plainWords(id: string): string {
  const words = id.replaceAll(/[_/-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "62 %" */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}
