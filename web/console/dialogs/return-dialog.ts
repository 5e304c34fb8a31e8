import { html, LitElement, type TemplateResult } from "lit";
import { act } from "../act";
import { base } from "../look/base";
import { dialogStyles } from "./dialog-styles";

/** Asks once before a conversation goes back to the bot. */
export class ReturnDialog extends LitElement {
  static override styles = [base, dialogStyles];

  ask(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${() => act(this, { kind: "return_to_bot" })}>
        <h2 id="title">Hand back to the bot?</h2>
        <p>The bot starts afresh and answers from here on. The visitor can ask for a person again at any time.</p>
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button class="button primary" autofocus>Hand back</button>
        </div>
      </form>
    </dialog>`;
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }
}

customElements.define("wd-return-dialog", ReturnDialog);

declare global {
  interface HTMLElementTagNameMap {
    "wd-return-dialog": ReturnDialog;
  }
}
