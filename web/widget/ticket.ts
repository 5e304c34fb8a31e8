/** Above the composer while an answer comes later: the reference, and where to write to. */
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import mail from "lucide-static/icons/mail.svg?raw";
import { LinkLost, Refusal } from "../shared/connection";
import { icon } from "../shared/icon";
import type { TicketView } from "../shared/protocol";
import { baseStyle } from "./base-style";
import type { VisitorSession } from "./session";
import { texts } from "./texts";
import { ticketStyle } from "./ticket-style";

const EXAMPLE = "name@example.com";

export class WarmdeskTicket extends LitElement {
  static override styles = [baseStyle, ticketStyle];
  static override properties = {
    session: { attribute: false },
    ticket: { attribute: false },
    editing: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  declare session: VisitorSession;
  declare ticket: TicketView;
  declare editing: boolean;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.editing = false;
    this.busy = false;
    this.problem = "";
  }

  protected override render(): TemplateResult {
    const { contact_email, reference } = this.ticket;
    return html`<section aria-label=${texts.ticketHeading(reference)}>
      <p class="reference">${texts.ticketHeading(reference)}</p>
      ${contact_email && !this.editing ? this.kept(contact_email) : this.form(contact_email ?? "")}
    </section>`;
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has("editing") && this.editing) this.field?.select();
  }

  private kept(address: string): TemplateResult {
    return html`<p role="status">
      ${texts.emailKept(address)}
      <button class="link" type="button" @click=${() => (this.editing = true)}>${texts.emailChange}</button>
    </p>`;
  }

  private form(address: string): TemplateResult {
    return html`<form novalidate @submit=${this.onSubmit}>
      <p id="why" class="why">${icon(mail)}<span>${texts.emailAsk}</span></p>
      <div class="line">
        <input
          type="email"
          autocomplete="email"
          dir="ltr"
          maxlength="254"
          aria-label=${texts.emailLabel}
          aria-describedby="why problem"
          aria-invalid=${this.problem !== ""}
          placeholder=${EXAMPLE}
          .value=${address}
          @input=${() => (this.problem = "")}
        />
        <button class="outlined" type="submit" ?disabled=${this.busy}>${texts.emailSave}</button>
      </div>
      <p id="problem" class="problem" role="alert">${this.problem}</p>
    </form>`;
  }

  private get field(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const field = this.field!;
    const address = field.value.trim();
    this.problem = address && field.validity.valid ? await this.save(address) : texts.emailInvalid(EXAMPLE);
    if (this.problem) field.focus();
  }

  /** What is wrong with it, or nothing. */
  private async save(address: string): Promise<string> {
    this.busy = true;
    try {
      await this.session.identity.leaveAddress(address);
      this.editing = false;
      return "";
    } catch (error) {
      return refusal(error);
    } finally {
      this.busy = false;
    }
  }
}

function refusal(error: unknown): string {
  if (error instanceof LinkLost) return texts.reconnecting;
  if (!(error instanceof Refusal)) throw error;
  return error.code === "invalid_input" ? texts.emailInvalid(EXAMPLE) : error.message;
}
