/** Where to send a copy of the conversation, and what was sent there. */
import { html, LitElement, type TemplateResult } from "lit";
import { baseStyle } from "../base-style";
import type { VisitorSession } from "../session";
import { texts } from "../texts";
import { refusedWords } from "./refused";
import { sectionStyle } from "./section-style";

const EXAMPLE = "name@example.com";

/** Fires `done` when it is not needed any more. */
export class WarmdeskCopyForm extends LitElement {
  static override styles = [baseStyle, sectionStyle];
  static override properties = {
    session: { attribute: false },
    problem: { state: true },
    promised: { state: true },
    busy: { state: true },
  };

  declare session: VisitorSession;
  declare problem: string;
  declare promised: string;
  declare busy: boolean;

  constructor() {
    super();
    this.problem = "";
    this.promised = "";
    this.busy = false;
    this.addEventListener("keydown", (event) => this.onKeydown(event));
  }

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="title">
      <p id="title" class="title">${texts.copy.title}</p>
      <p role="status" ?hidden=${!this.promised}>${this.promised}</p>
      ${this.promised ? this.closing() : this.form()}
    </section>`;
  }

  protected override firstUpdated(): void {
    this.field?.focus();
  }

  private form(): TemplateResult {
    return html`<form novalidate @submit=${this.onSubmit}>
      <p id="hint">${texts.copy.hint}</p>
      <input
        type="email"
        autocomplete="email"
        dir="ltr"
        maxlength="254"
        aria-label=${texts.emailLabel}
        aria-describedby="hint problem"
        aria-invalid=${this.problem !== ""}
        placeholder=${EXAMPLE}
        .value=${this.session.thread.conversation?.ticket?.contact_email ?? ""}
        @input=${() => (this.problem = "")}
      />
      <p id="problem" class="problem" role="alert">${this.problem}</p>
      <div class="answers">
        <button class="outlined" type="submit" ?disabled=${this.busy}>${texts.copy.send}</button>
        <button class="link" type="button" @click=${this.done}>${texts.copy.cancel}</button>
      </div>
    </form>`;
  }

  private closing(): TemplateResult {
    return html`<div class="answers">
      <button class="outlined" type="button" @click=${this.done}>${texts.copy.close}</button>
    </div>`;
  }

  private get field(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const field = this.field!;
    const address = field.value.trim();
    this.problem = address && field.validity.valid ? await this.send(address) : texts.emailInvalid(EXAMPLE);
    if (this.problem) field.focus();
  };

  /** What was wrong, or nothing. */
  private async send(address: string): Promise<string> {
    this.busy = true;
    try {
      const { recipient, whole } = await this.session.requests.mailTranscript(address);
      this.promised = whole ? texts.copy.sentWhole(recipient) : texts.copy.sentReceipt(recipient);
      void this.updateComplete.then(() => this.renderRoot.querySelector("button")?.focus());
      return "";
    } catch (error) {
      const words = { invalid_input: texts.emailInvalid(EXAMPLE), too_many_mails: texts.copy.tooMany };
      return refusedWords(error, words);
    } finally {
      this.busy = false;
    }
  }

  private readonly done = (): void => {
    this.dispatchEvent(new CustomEvent("done"));
  };

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.done();
  }
}
