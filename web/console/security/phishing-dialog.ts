import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { SecurityRoom } from "../../shared/protocol";
import { act } from "../act";
import { dialogStyles } from "../dialogs/dialog-styles";
import { base } from "../look/base";
import { fieldStyles } from "../look/field-styles";
import { endText, lengthText } from "../notices/news-words";
import { noticeDialogStyles } from "../notices/notice-dialog-styles";
import { reasonField, reasonStyles } from "../routing/reason-field";

const HOUR_S = 3600;
const LENGTHS_S = [1, 4, 8, 24, 72, 7 * 24, 14 * 24].map((hours) => hours * HOUR_S);
const USUAL_S = 8 * HOUR_S;

/** Asks for which organization, until when and why people are to look at every reset. */
export class PhishingDialog extends LitElement {
  static override properties = { rooms: { state: true }, organizationId: { state: true }, lastsS: { state: true }, why: { state: true } };

  declare rooms: readonly SecurityRoom[];
  declare organizationId: string;
  declare lastsS: number;
  declare why: string;

  static override styles = [base, dialogStyles, fieldStyles, noticeDialogStyles, reasonStyles];

  constructor() {
    super();
    Object.assign(this, { rooms: [], organizationId: "", lastsS: USUAL_S, why: "" });
  }

  /** The organizations that are led here: of the others it is not known how many automations are overdue. */
  async ask(rooms: readonly SecurityRoom[]): Promise<void> {
    const led = rooms.filter((room) => room.automations_overdue !== null);
    Object.assign(this, { rooms: led, organizationId: led[0]?.organization_id ?? "", lastsS: USUAL_S, why: led[0]?.phishing?.why ?? "" });
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")!.showModal();
    this.renderRoot.querySelector<HTMLElement>("select, input")?.focus();
  }

  override render(): TemplateResult {
    const isOn = this.rooms.some(({ organization_id, phishing }) => organization_id === this.organizationId && phishing);
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">${isOn ? "Change phishing mode" : "Switch phishing mode on"}</h2>
        <p>Until it ends, no reset or unlock goes on without a person, visitors are told so, and every technician sees it. It ends by itself.</p>
        ${this.rooms.length > 1 ? this.organization() : nothing}
        <label class="field">
          Ends in
          <select @change=${(event: Event) => (this.lastsS = Number((event.target as HTMLSelectElement).value))}>
            ${LENGTHS_S.map((length) => html`<option value=${length} ?selected=${length === this.lastsS}>${lengthText(length)}, ${endsIn(length)}</option>`)}
          </select>
        </label>
        ${reasonField("Why, for your colleagues", this.why, (why) => (this.why = why))}
        <div class="buttons">
          <button type="button" class="button" @click=${() => this.renderRoot.querySelector("dialog")!.close()}>Cancel</button>
          <button class="button primary" ?disabled=${this.why.trim() === ""}>${isOn ? "Change" : "Switch on"}</button>
        </div>
      </form>
    </dialog>`;
  }

  private organization(): TemplateResult {
    return html`<label class="field">
      Organization
      <select @change=${(event: Event) => (this.organizationId = (event.target as HTMLSelectElement).value)}>
        ${this.rooms.map((room) => html`<option value=${room.organization_id}>${room.organization_name}</option>`)}
      </select>
    </label>`;
  }

  private onSubmit(): void {
    const { organizationId, lastsS, why } = this;
    act(this, { kind: "security", does: { does: "begin_phishing", organizationId, lastsS, why: why.trim() } });
  }
}

function endsIn(seconds: number): string {
  return `at ${endText(new Date(Date.now() + seconds * 1000), new Date())}`;
}

customElements.define("wd-phishing-dialog", PhishingDialog);

declare global {
  interface HTMLElementTagNameMap {
    "wd-phishing-dialog": PhishingDialog;
  }
}
