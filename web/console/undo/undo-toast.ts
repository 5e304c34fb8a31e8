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
      :host {
        position: fixed;
        inset-block-end: var(--space-4);
        inset-inline-start: var(--space-4);
        z-index: 9;
        max-width: calc(100vw - 2 * var(--space-4));
      }
      .done {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
        border: 1px solid var(--outline);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
        box-shadow: var(--shadow-large);
      }
      .what {
        overflow: hidden;
        min-width: 0;
        max-width: 24ch;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 899px) {
        /* Above the field one writes in. */
        :host {
          inset-block-end: 96px;
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
    const done = doneWords(offer);
    return html`<div class="done">
      <span class="what" dir="auto" title=${done}>${done}</span>
      <button class="button" ?disabled=${this.busy} aria-keyshortcuts="z" @click=${() => act(this, { kind: "undo" })}>
        ${icon(undo)} Undo <kbd aria-hidden="true">z</kbd>
      </button>
      <button class="button bare square" aria-label="Keep it so" @click=${() => act(this, { kind: "dismiss_undo" })}>${icon(x)}</button>
    </div>`;
  }
}

customElements.define("wd-undo-toast", UndoToast);
