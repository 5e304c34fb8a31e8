import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import undo from "lucide-static/icons/undo-2.svg?raw";
import x from "lucide-static/icons/x.svg?raw";
import { icon } from "../../shared/icon";
import { act } from "../act";
import { base } from "../look/base";
import { doneWords, type UndoOffer } from "./undo-offer";

/** Says what was just done, and takes it back; gone once it is too late. */
export class UndoToast extends LitElement {
  static override properties = { offer: { attribute: false }, busy: { type: Boolean } };

  declare offer: UndoOffer | null;
  declare busy: boolean;

  static override styles = [
    base,
    css`
      /* Over the end of the lists and no further: nobody writes there. */
      :host {
        position: fixed;
        inset-block-end: var(--space-3);
        inset-inline-start: var(--space-3);
        z-index: 9;
        max-width: calc(clamp(250px, 26vw, 340px) - 2 * var(--space-3));
      }
      .done {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-3);
        border: 1px solid var(--outline);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
        box-shadow: var(--shadow-large);
        font-size: var(--size-quiet);
        line-height: var(--leading-tight);
      }
      .what {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .button {
        flex: none;
      }
      @media (max-width: 899px) {
        /* A bar of its own, as everything else is in use. */
        :host {
          position: static;
          max-width: none;
        }
        .done {
          padding-inline-start: var(--space-4);
          border-width: 0 0 1px;
          border-color: var(--line);
          border-radius: 0;
          box-shadow: none;
        }
        kbd {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<div role="status">${this.offer ? this.content(this.offer) : nothing}</div>`;
  }

  private content(offer: UndoOffer): TemplateResult {
    return html`<div class="done">
      <span class="what" dir="auto">${doneWords(offer)}</span>
      <button class="button" ?disabled=${this.busy} aria-keyshortcuts="z" @click=${() => act(this, { kind: "undo" })}>
        ${icon(undo)} Undo <kbd aria-hidden="true">z</kbd>
      </button>
      <button class="button bare square" aria-label="Keep it so" @click=${() => act(this, { kind: "dismiss_undo" })}>${icon(x)}</button>
    </div>`;
  }
}

customElements.define("wd-undo-toast", UndoToast);
