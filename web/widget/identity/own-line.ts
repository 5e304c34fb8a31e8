/** One line that tells a visitor as whom the service desk sees them. */
import { css, html, type TemplateResult } from "lit";
import badgeCheck from "lucide-static/icons/badge-check.svg?raw";
import { icon } from "../../shared/icon";
import type { VisitorSession } from "../session";
import { texts } from "../texts";

export function ownLine({ identity }: VisitorSession): TemplateResult {
  const { verification, name, address } = identity.shown;
  if (verification === "unverified")
    return html`<p class="own">
      ${texts.identity.unknown}
      <button class="link" type="button" @click=${() => identity.confirming(true)}>${texts.identity.confirmOffer}</button>
    </p>`;
  const who = name ?? address;
  const words = verification === "signed_token" ? texts.identity.signedIn(who) : texts.identity.confirmed(who ?? "");
  return html`<p class="own known">${icon(badgeCheck)}<span dir="auto">${words}</span></p>`;
}

export const ownLineStyle = css`
  .own {
    color: var(--text-quiet);
    font-size: var(--size-quiet);
  }

  .known {
    display: flex;
    gap: 6px;
  }

  .known .icon {
    margin-block-start: 3px;
    color: var(--ok-text);
  }
`;
