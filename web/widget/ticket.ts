/** Above the composer while an answer comes later: the reference, and where to write to. */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import mail from "lucide-static/icons/mail.svg?raw";
import { icon } from "../shared/icon";
import type { TicketView } from "../shared/protocol";
import { baseStyle } from "./base-style";
import type { VisitorSession } from "./session";
import { ADDRESS, LineForm } from "./strip/line-form";
import { stripStyle } from "./strip/strip-style";
import { texts } from "./texts";

export class WarmdeskTicket extends LitElement {
  static override styles = [
    baseStyle,
    stripStyle,
    css`
      .title {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
  static override properties = { session: { attribute: false }, ticket: { attribute: false }, editing: { state: true } };

  declare session: VisitorSession;
  declare ticket: TicketView;
  declare editing: boolean;
  private readonly address = new LineForm(this);

  constructor() {
    super();
    this.editing = false;
  }

  protected override render(): TemplateResult {
    const { contact_email, reference } = this.ticket;
    return html`<section aria-label=${texts.ticketHeading(reference)}>
      <p class="title">${texts.ticketHeading(reference)}</p>
      ${contact_email && !this.editing ? this.kept(contact_email) : this.form(contact_email)}
    </section>`;
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has("editing") && this.editing) this.address.focus();
  }

  private kept(address: string): TemplateResult {
    return html`<p role="status">
      ${texts.emailKept(address)}
      <button class="link" type="button" @click=${() => (this.editing = true)}>${texts.emailChange}</button>
    </p>`;
  }

  private form(kept: string | null): TemplateResult {
    return this.address.view({
      field: ADDRESS,
      value: kept ?? this.session.identity.shown.address ?? "",
      why: html`${icon(mail)}<span>${texts.emailAsk}</span>`,
      action: texts.emailSave,
      submit: async (address) => {
        await this.session.requests.leaveAddress(address);
        this.editing = false;
      },
    });
  }
}
