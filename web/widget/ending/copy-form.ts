/** Where to send a copy of the conversation, and what was sent there. */
import { html, LitElement, type TemplateResult } from "lit";
import { baseStyle } from "../base-style";
import type { VisitorSession } from "../session";
import { ADDRESS, LineForm } from "../strip/line-form";
import { stripHead } from "../strip/strip-head";
import { stripStyle } from "../strip/strip-style";
import { texts } from "../texts";

/** Fires `done` when it is not needed any more. */
export class WarmdeskCopyForm extends LitElement {
  static override styles = [baseStyle, stripStyle];
  static override properties = { session: { attribute: false }, promised: { state: true } };

  declare session: VisitorSession;
  declare promised: string;
  private readonly address = new LineForm(this);

  constructor() {
    super();
    this.promised = "";
    this.addEventListener("keydown", (event) => this.onKeydown(event));
  }

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="title">
      ${stripHead(texts.copy.title, texts.copy.close, this.done)}
      <p role="status" ?hidden=${!this.promised}>${this.promised}</p>
      ${this.promised ? null : this.form()}
    </section>`;
  }

  protected override firstUpdated(): void {
    this.address.focus();
  }

  private form(): TemplateResult {
    return this.address.view({
      field: ADDRESS,
      value: this.known,
      why: texts.copy.hint,
      action: texts.copy.send,
      submit: (address) => this.send(address),
      refusals: { too_many_mails: texts.copy.tooMany },
    });
  }

  /** The confirmed address first, as it gets the whole conversation. */
  private get known(): string {
    const { identity, thread } = this.session;
    return identity.shown.address ?? thread.conversation?.ticket?.contact_email ?? "";
  }

  private async send(address: string): Promise<void> {
    const { recipient, whole } = await this.session.requests.mailTranscript(address);
    this.promised = whole ? texts.copy.sentWhole(recipient) : texts.copy.sentReceipt(recipient);
    void this.updateComplete.then(() => this.renderRoot.querySelector("button")?.focus());
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
