import type { AccountRequest, RiskSign } from "../../shared/protocol";

export const STATUS_WORDS: Record<AccountRequest["status"], string> = {
  requested: "The risk is being weighed; nothing has been changed.",
  needs_person: "Waits for people to approve it; nothing has been changed.",
  cleared: "Waits for its owner to use the link; nothing has been changed.",
  proven: "The link was used; nothing has been changed yet.",
  carrying_out: "Is being carried out.",
  completed: "Done by its owner.",
  refused: "Refused; nothing has been changed.",
  expired: "Ran out; nothing has been changed.",
};

export const SOURCE_WORDS: Record<RiskSign["source"], string> = {
  signed_token: "says the page's signed token",
  directory: "says the directory",
  typed: "the visitor wrote it",
  inferred: "seen by this desk",
};

const OUTCOME_WORDS: Record<NonNullable<AccountRequest["outcome"]>, string> = {
  automate: "Low risk",
  verify_first: "A person must verify it first",
  security_review: "Security review",
  refuse_and_alert: "Too risky: refused",
};

/** "Security review (75)" */
export function riskWords(outcome: NonNullable<AccountRequest["outcome"]>, score: number): string {
  return `${OUTCOME_WORDS[outcome]} (${score})`;
}
