import type { ResetRow, ResetView, RiskSignalView, SecurityAlerted, StepView } from "../../shared/protocol";
import { plainWords } from "../words";

export const STATUS_WORDS: Record<ResetRow["status"], string> = {
  requested: "Being weighed",
  needs_person: "Waits for a person",
  cleared: "Waits for proof of who asks",
  proven: "Ready to be carried out",
  carrying_out: "Being carried out",
  completed: "Done",
  refused: "Refused",
  expired: "Ran out",
};

export const RISK_WORDS: Record<NonNullable<ResetRow["outcome"]>, string> = {
  automate: "Low risk",
  verify_first: "Verify first",
  security_review: "Security review",
  refuse_and_alert: "Refused for its risk",
};

export const SIGNAL_WORDS: Record<RiskSignalView["signal"], string> = {
  privileged_group: "Administrator's account",
  finance_group: "Account in finance",
  second_reset: "Second reset",
  reset_burst: "Many resets at once",
  mfa_removed: "Second factor removed lately",
  contact_changed: "Recovery contact changed lately",
  not_the_owner: "Not the account's owner",
  identity_unverified: "Unverified identity",
  identity_mismatch: "Identity does not fit",
  outside_hours: "Outside the opening hours",
  someone_else_asked: "Somebody else is behind it",
  pressure: "Urgency or authority",
  changed_by_another: "Changed, and not by them",
  phishing_mode: "Phishing mode is on",
};

export const SOURCE_WORDS: Record<RiskSignalView["source"], string> = {
  signed_token: "signed token",
  directory: "directory",
  typed: "typed by the visitor",
  inferred: "worked out here",
};

const PROBLEM_WORDS: Record<string, string> = {
  no_directory: "No directory is connected, so nothing can be checked or done by itself.",
  directory_unavailable: "The directory could not be asked.",
  automation_switched_off: "The automation is switched off, so people do it.",
  automation_lapsed: "Nobody has reviewed the automation in time, so people do it.",
  automation_unregistered: "The automation is not in the register, so people do it.",
  interrupted: "It was interrupted while it was carried out. Look at the account first: it may have been done.",
};

const STEP_WORDS: Record<string, string> = {
  reset_requested: "asked for it",
  reset_assessed: "weighed the risk",
  reset_became_riskier: "found it riskier than before, so that approvals begin anew",
  reset_alert: "alerted the leads",
  reset_approved: "approved it",
  reset_refused: "refused it",
  reset_expired: "ended it, as its time was up",
  reset_begun: "began to carry it out",
  reset_password_refused: "let another password be chosen: the directory refused the first",
  reset_handed_to_person: "handed it to people, as it could not be carried out",
  reset_completed: "carried it out",
};

export function problemWords(problem: string): string {
  return PROBLEM_WORDS[problem] ?? (/^[a-z_]+$/.test(problem) ? `${plainWords(problem)}.` : problem);
}

/** Why nobody can be called, and what to do about it. */
export function noNumberWords({ directory, directory_problem: problem }: ResetView): string {
  if (problem === "directory_unavailable") return "The directory could not be asked which number is on file. Open this again in a moment.";
  if (problem) return "Without a directory there is no number on file to call, and nothing that could be done from here.";
  if (!directory) return "There is no such account, so nobody can be called.";
  return "No number is on file for this account, so nobody can be called. Have one put on file in the directory, or refuse it.";
}

export function stepWords({ action, by }: StepView): string {
  const did = STEP_WORDS[action] ?? plainWords(action).toLowerCase();
  if (by) return `${by} ${did}`;
  return action === "reset_requested" ? "The visitor asked for it" : `Warmdesk ${did}`;
}

/** What a colleague, or the service, did while one was looking. */
export function stepSentence(step: StepView): string {
  return `Changed while you were looking: ${stepWords(step)}. What you have written is still here.`;
}

/** How many have approved, and who is still missing. */
export function missingWords({ approved, approvals_needed: needed, is_privileged }: ResetRow): string {
  const left = needed - approved;
  if (left <= 0) return "Nobody else has to approve it.";
  const two = is_privileged ? " It is an administrator's account, so that two different people have to." : "";
  if (approved === 0) return needed === 1 ? `One person has to approve it.${two}` : `Nobody has approved it yet.${two}`;
  return `${approved} of ${needed} have approved it; ${left === 1 ? "one more person" : `${left} more people`} must.${two}`;
}

export function alertSentence({ organization_name, reference }: SecurityAlerted): string {
  return `A reset at ${organization_name} was refused for its risk: somebody may be trying to get into an account (${reference}).`;
}
