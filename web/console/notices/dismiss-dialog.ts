import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { SurgeView } from "../../shared/protocol";
import { act } from "../act";
import { dialogStyles } from "../dialogs/dialog-styles";
import { base } from "../look/base";
import { reasonField, reasonStyles } from "../routing/reason-field";
import { surgeSentence } from "./news-words";

/** Asks why nobody needs to hear of a surge. */
export class DismissDialog extends LitElement {
  static override properties = { surge: { state: true }, reason: { state: true } };

  declare surge: SurgeView | null;
  declare reason: string;

  static override styles = [base, dialogStyles, reasonStyles];

  constructor() {
    super();
    this.surge = null;
    this.reason = "";
  }

  async ask(surge: SurgeView): Promise<void> {
    this.surge = surge;
    this.reason = "";
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")!.showModal();
    this.renderRoot.querySelector("input")?.focus();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">Dismiss this surge?</h2>
        <p>${this.surge ? `${surgeSentence(this.surge)}. ` : nothing}It goes away for your colleagues as well, and does not come back for a while.</p>
        ${reasonField("Reason", this.reason, (reason) => (this.reason = reason))}
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.renderRoot.querySelector("dialog")!.close()}>Cancel</button>
          <button class="button primary" ?disabled=${this.reason.trim() === ""}>Dismiss</button>
        </div>
      </form>
    </dialog>`;
  }

  private onSubmit(): void {
    if (this.surge) act(this, { kind: "news", does: { does: "dismiss", surge: this.surge, reason: this.reason.trim() } });
  }
}

customElements.define("wd-dismiss-dialog", DismissDialog);

declare global {
  interface HTMLElementTagNameMap {
    "wd-dismiss-dialog": DismissDialog;
  }
}
