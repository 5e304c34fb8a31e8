import { html, nothing, type TemplateResult } from "lit";
import type { KnownVisitor } from "../../shared/protocol";
import "../time/elapsed";
import { howKnown, identityBadge } from "./identity-badge";

/** Terms of the context pane: who the visitor is, and how and since when that is known. */
export function identityTerms({ verification, verified_at, email, subject }: Omit<KnownVisitor, "name" | "answers">): TemplateResult {
  return html`
    <dt>Identity</dt>
    <dd>
      ${identityBadge(verification)}
      <span class="quiet">
        ${howKnown(verification)} ${verified_at ? html`Checked <wd-elapsed ago .since=${verified_at}></wd-elapsed>.` : nothing}
      </span>
    </dd>
    ${email ? html`<dt>E-mail</dt><dd dir="auto">${breakable(email)}</dd>` : nothing}
    ${subject && subject !== email ? html`<dt>Known there as</dt><dd dir="auto">${subject}</dd>` : nothing}
  `;
}

/** An address that a narrow pane breaks where its parts meet rather than within one. */
function breakable(address: string): TemplateResult {
  const [name, ...host] = address.split("@");
  return html`${name}<wbr />@${host.join("@")}`;
}

/** What the organization asked before the first message, with where each answer comes from. */
export function answersSection({ answers }: KnownVisitor): TemplateResult | typeof nothing {
  if (answers.length === 0) return nothing;
  return html`<section>
    <h2>Asked before the chat</h2>
    <dl class="told">
      ${answers.map(
        ({ label, value, typed }) => html`<dt dir="auto">${label}</dt>
          <dd><span dir="auto">${value}</span> <span class="quiet">${typed ? "typed by the visitor" : "by the signed identity"}</span></dd>`,
      )}
    </dl>
  </section>`;
}
