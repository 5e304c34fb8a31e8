import { css, html, LitElement, type TemplateResult } from "lit";
import { base } from "../look/base";
import { dialogStyles } from "./dialog-styles";

const KEYS: readonly (readonly [string[], string])[] = [
  [["j", "k"], "Next, previous conversation"],
  [["Enter"], "Open the conversation"],
  [["a"], "Accept what is offered to you"],
  [["c"], "Claim, or take over from the bot; leads also from a colleague"],
  [["r"], "Reply"],
  [["n"], "Write a note"],
  [["1", "2", "3"], "Insert a suggestion; with Alt while you write"],
  [["w"], "Insert what the bot would have said; with Alt while you write"],
  [["W"], "Show it in full; once more to send it as it is"],
  [["@"], "Open the note you were mentioned in"],
  [["t"], "Pass on to a team or colleague"],
  [["b"], "Hand back to the bot"],
  [["e"], "Resolve; then 1 to 4 for the outcome, y or n for the handover"],
  [["z"], "Undo what you have just done"],
  [["/"], "Filter the lists"],
  [["v"], "Go to your saved views"],
  [["Esc"], "Leave a field or a dialog"],
  [["?"], "This sheet"],
];

/** Every key of the console on one sheet. */
export class ShortcutSheet extends LitElement {
  static override styles = [
    base,
    dialogStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-2) var(--space-4);
        margin: var(--space-3) 0 0;
      }
      dt {
        display: flex;
        gap: var(--space-1);
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
    return html`<dialog aria-labelledby="title">
      <h2 id="title">Keyboard shortcuts</h2>
      <dl>
        ${KEYS.map(([keys, what]) => html`<dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${what}</dd>`)}
      </dl>
      <form method="dialog" class="buttons"><button class="button" autofocus>Close</button></form>
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
