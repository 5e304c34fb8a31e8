/** Confirming an e-mail address: where to send the code, then its digits, in a field of their own. */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import badgeCheck from "lucide-static/icons/badge-check.svg?raw";
import { icon } from "../../shared/icon";
import { baseStyle } from "../base-style";
import type { VisitorSession } from "../session";
import { ADDRESS, CODE, LineForm } from "../strip/line-form";
import { stripHead } from "../strip/strip-head";
import { stripStyle } from "../strip/strip-style";
import { texts } from "../texts";

/** Fires `done` once it is confirmed or given up. */
export class WarmdeskEmailCheck extends LitElement {
  static override styles = [
    baseStyle,
    stripStyle,
    css`
      [inputmode="numeric"] {
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.15em;
      }

      .link {
        justify-self: start;
      }
    `,
  ];
  static override properties = { session: { attribute: false }, sentTo: { state: true } };

  declare session: VisitorSession;
  /** Where the code is on its way to; empty before it was asked for. */
  declare sentTo: string;
  private readonly address = new LineForm(this);
  private code = new LineForm(this);

  constructor() {
    super();
    this.sentTo = "";
  }

  protected override render(): TemplateResult {
    const title = html`${icon(badgeCheck)}<span>${texts.identity.confirmTitle}</span>`;
    return html`<section aria-labelledby="title">
      ${stripHead(title, texts.identity.later, this.done)} ${this.sentTo ? this.codeForm() : this.addressForm()}
    </section>`;
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has("sentTo")) (this.sentTo ? this.code : this.address).focus();
  }

  private addressForm(): TemplateResult {
    return this.address.view({
      field: ADDRESS,
      why: texts.identity.confirmText,
      action: texts.identity.sendCode,
      submit: async (address) => {
        await this.session.identity.requestCode(address);
        // What was wrong with the last code says nothing about this one.
        this.code = new LineForm(this);
        this.sentTo = address;
      },
      refusals: refusals(),
    });
  }

  private codeForm(): TemplateResult {
    const form = this.code.view({
      field: CODE,
      why: texts.identity.codeSent(this.sentTo),
      action: texts.identity.confirm,
      submit: async (digits) => {
        await this.session.identity.confirmCode(digits);
        this.done();
      },
      refusals: refusals(),
    });
    return html`${form}
      <button class="link" type="button" @click=${() => (this.sentTo = "")}>${texts.identity.newCode}</button>`;
  }

  private readonly done = (): void => {
    this.session.identity.confirming(false);
    this.dispatchEvent(new CustomEvent("done"));
  };
}

function refusals(): Record<string, string> {
  const { codeWrong: code_wrong, codeEnded: code_ended, tooManyCodes: too_many_codes } = texts.identity;
  return { code_wrong, code_ended, too_many_codes };
}
