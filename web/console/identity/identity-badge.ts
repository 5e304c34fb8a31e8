import { html, type TemplateResult } from "lit";
import type { Verification } from "../../shared/protocol";
import { VERIFICATION_WORDS } from "../words";

const HOW: Record<Verification, string> = {
  unverified: "Nobody has checked who this is",
  email_code: "A code sent to their e-mail address was typed in",
  signed_token: "A page of the organization, signed in there, says who this is",
};

/** How somebody's identity is known, to be seen wherever their name is. */
export function identityBadge(verification: Verification): TemplateResult {
  const kind = verification === "unverified" ? "unverified" : "verified";
  return html`<span class="badge ${kind}" title=${HOW[verification]}>${VERIFICATION_WORDS[verification]}</span>`;
}

/** The same in a sentence. */
export function howKnown(verification: Verification): string {
  return `${HOW[verification]}.`;
}
