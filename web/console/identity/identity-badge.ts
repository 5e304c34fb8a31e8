import { html, type TemplateResult } from "lit";
import type { Verification } from "../../shared/protocol";
import { VERIFICATION_WORDS } from "../words";

const HOW: Record<Verification, string> = {
  unverified: "Nobody has checked who this is",
  email_code: "They typed in a code that was sent to the address",
  signed_token: "The organization's page vouches for them",
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
