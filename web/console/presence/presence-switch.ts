import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { Colleague } from "../../shared/protocol";
import { act } from "../act";
import { base } from "../look/base";
import { AWAY_WORDS, STATE_WORDS } from "./presence-words";

/** Whether conversations are offered to the technician, and how many they hold. */
export class PresenceSwitch extends LitElement {
  static override properties = { own: { attribute: false }, load: { type: Number } };

  declare own: Colleague | null;
  declare load: number;

  static override styles = [
    base,
    css`
      .button {
        gap: var(--space-2);
        border-radius: var(--radius-round);
      }
      .dot {
        width: 8px;
        height: 8px;
        border: 2px solid var(--outline);
        border-radius: 50%;
      }
      [aria-checked="true"] .dot {
        border-color: var(--ok-text);
        background: var(--ok-text);
      }
      @media (max-width: 899px) {
        .button {
          padding-inline: var(--space-2);
        }
        .load {
          display: none;
        }
      }
      .did_not_accept {
        border-color: var(--warn-text);
        background: var(--warn-soft);
        color: var(--warn-text);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { own } = this;
    if (!own) return nothing;
    const isAvailable = own.state === "available";
    const words = isAvailable ? "New conversations are offered to you." : AWAY_WORDS[own.away_reason ?? "chosen"];
    return html`<button
      class="button ${isAvailable ? "" : own.away_reason}"
      role="switch"
      aria-checked=${isAvailable ? "true" : "false"}
      aria-label="Available for new conversations"
      title=${`${words} You hold ${this.load} of ${own.capacity}.`}
      @click=${() => act(this, { kind: "set_presence", state: isAvailable ? "away" : "available" })}
    >
      <span class="dot"></span>
      <span>${STATE_WORDS[own.state]}</span>
      <span class="load quiet numbers">${this.load} of ${own.capacity}</span>
    </button>`;
  }
}

customElements.define("wd-presence-switch", PresenceSwitch);
