import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import fishingHook from "lucide-static/icons/fishing-hook.svg?raw";
import { icon } from "../../shared/icon";
import type { Me, SecurityRoom } from "../../shared/protocol";
import { exactTime } from "../../shared/relative-time";
import { act } from "../act";
import { base } from "../look/base";
import { endText } from "../notices/news-words";

/** Says, for as long as it lasts, that people look at every reset of an organization. */
export class PhishingBar extends LitElement {
  static override properties = { rooms: { attribute: false }, me: { attribute: false } };

  declare rooms: readonly SecurityRoom[];
  declare me: Me | null;

  static override styles = [
    base,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
        align-items: center;
        padding: var(--space-1) var(--space-4);
        border-block-end: 1px solid var(--line);
        background: var(--danger-soft);
        color: var(--danger-text);
        font-size: var(--size-quiet);
      }
      .what {
        flex: 1 1 280px;
        min-width: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`${this.rooms.map((room) => (room.phishing ? this.line(room, room.phishing) : nothing))}`;
  }

  private line({ organization_id: organizationId, organization_name }: SecurityRoom, { why, by, ends_at }: NonNullable<SecurityRoom["phishing"]>): TemplateResult {
    const isLead = this.me?.organizations.some((each) => each.organization_id === organizationId && each.role === "lead");
    return html`<section aria-label="Phishing mode">
      ${icon(fishingHook)}
      <span class="what">
        <strong>Phishing mode at ${organization_name}</strong> until
        <time class="numbers" datetime=${ends_at} title=${exactTime(ends_at)}>${endText(new Date(ends_at), new Date())}</time>: people look at every reset.
        <span dir="auto">${why}</span> (${by})
      </span>
      ${isLead
        ? html`<button class="button" @click=${() => act(this, { kind: "security", does: { does: "end_phishing", organizationId } })}>End it now</button>`
        : nothing}
    </section>`;
  }
}

customElements.define("wd-phishing-bar", PhishingBar);
