import { css, html, LitElement, type TemplateResult } from "lit";
import { keyOf, type Shortcut, SHORTCUT_WORDS } from "../keyboard/shortcuts";
import { base } from "../look/base";
import { dialogStyles } from "./dialog-styles";

// Keys that belong to what has the focus, and so to no shortcut.
const MORE: readonly (readonly [string, string])[] = [
  ["Enter", "Open the conversation"],
  ["Esc", "Leave a field, a search or a dialog"],
];
const KEYS = [...(Object.keys(SHORTCUT_WORDS) as Shortcut[]).map((each) => [keyOf(each), SHORTCUT_WORDS[each]] as const), ...MORE];

/** Every key of the console on one sheet. */
export class ShortcutSheet extends LitElement {
  static override styles = [
    base,
    dialogStyles,
    css`
      dialog {
        width: min(760px, calc(100vw - 32px));
      }
      dl {
        columns: 300px;
        column-gap: var(--space-6);
        margin: var(--space-3) 0 0;
      }
      dl > div {
        display: grid;
        grid-template-columns: 56px 1fr;
        gap: var(--space-3);
        align-items: baseline;
        padding-block: var(--space-1);
        break-inside: avoid;
      }
      dt {
        display: flex;
        gap: var(--space-1);
        align-items: baseline;
        justify-content: flex-end;
      }
      dd {
        margin: 0;
      }
    `,
  ];

  show(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" autofocus>
      <h2 id="title">Keyboard shortcuts</h2>
      <dl>
        ${KEYS.map(([key, what]) => html`<div><dt>${key.split(" ").map((each) => html`<kbd>${each}</kbd>`)}</dt><dd>${what}</dd></div>`)}
      </dl>
      <form method="dialog" class="buttons"><button class="button">Close</button></form>
    </dialog>`;
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }
}

customElements.define("wd-shortcut-sheet", ShortcutSheet);

declare global {
  interface HTMLElementTagNameMap {
    "wd-shortcut-sheet": ShortcutSheet;
  }
}
