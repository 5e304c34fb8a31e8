import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import atSign from "lucide-static/icons/at-sign.svg?raw";
import { icon } from "../../shared/icon";
import type { MentionView } from "../../shared/protocol";
import { act } from "../act";
import { base } from "../look/base";
import "../time/elapsed";

/** Who has named the technician in a note, until they have looked at it. */
export class MentionBar extends LitElement {
  static override properties = { mentions: { attribute: false } };

  declare mentions: readonly MentionView[];

  static override styles = [
    base,
    css`
      section {
        display: flex;
        gap: var(--space-3);
        align-items: center;
        padding: var(--space-1) var(--space-4);
        border-block-end: 1px solid var(--line);
        background: var(--warn-soft);
        color: var(--warn-text);
        font-size: var(--size-quiet);
      }
      span {
        min-width: 0;
      }
      .button {
        margin-inline-start: auto;
      }
      @media (max-width: 899px) {
        kbd {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const [first, ...others] = this.mentions;
    if (!first) return nothing;
    return html`<section aria-label="Mentions of you">
      ${icon(atSign)}
      <span>
        ${first.by_name} mentioned you in a note on ${first.reference}, ${first.visitor_name}
        <wd-elapsed .since=${first.at} ago></wd-elapsed>${others.length ? `; ${others.length} more after it` : nothing}
      </span>
      <button class="button" @click=${() => act(this, { kind: "open", id: first.conversation_id })}>Look <kbd aria-hidden="true">@</kbd></button>
    </section>`;
  }
}

customElements.define("wd-mention-bar", MentionBar);
