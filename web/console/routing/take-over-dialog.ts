import { html, LitElement, type TemplateResult } from "lit";
import { act } from "../act";
import { dialogStyles } from "../dialogs/dialog-styles";
import { base } from "../look/base";
import { reasonField, reasonStyles } from "./reason-field";

/** Asks a lead why they take a conversation from a colleague. */
export class TakeOverDialog extends LitElement {
  static override properties = { owner: { state: true }, reason: { state: true } };

  declare owner: string;
  declare reason: string;

  static override styles = [base, dialogStyles, reasonStyles];

  constructor() {
    super();
    this.owner = "";
    this.reason = "";
  }

  async ask(owner: string): Promise<void> {
    this.owner = owner;
    this.reason = "";
    await this.updateComplete;
    this.dialog.showModal();
    this.renderRoot.querySelector("input")?.focus();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${() => act(this, { kind: "take_over", reason: this.reason.trim() })}>
        <h2 id="title">Take over from ${this.owner}?</h2>
        <p>${this.owner} is told, with your reason. The visitor is told that you have joined.</p>
        ${reasonField("Reason", this.reason, (reason) => (this.reason = reason))}
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button class="button primary" ?disabled=${this.reason.trim() === ""}>Take over</button>
        </div>
      </form>
    </dialog>`;
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }
}

customElements.define("wd-take-over-dialog", TakeOverDialog);

declare global {
  interface HTMLElementTagNameMap {
    "wd-take-over-dialog": TakeOverDialog;
  }
}
