/** Confirming an e-mail address: where to send the code, then its digits, in a field of their own. */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import badgeCheck from "lucide-static/icons/badge-check.svg?raw";
import x from "lucide-static/icons/x.svg?raw";
import { LinkLost, Refusal } from "../../shared/connection";
import { icon } from "../../shared/icon";
import { baseStyle } from "../base-style";
import type { VisitorSession } from "../session";
import { texts } from "../texts";
import { formStyle } from "./form-style";

const EXAMPLE = "name@example.com";
const DIGITS = 6;

export class WarmdeskEmailCheck extends LitElement {
  static override properties = {
    session: { attribute: false },
    sentTo: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  declare session: VisitorSession;
  /** Where the code is on its way to; empty before it was asked for. */
  declare sentTo: string;
  declare busy: boolean;
  declare problem: string;

  constructor() {
    super();
    this.sentTo = "";
    this.busy = false;
    this.problem = "";
  }

  override focus(): void {
    this.field?.focus();
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override updated(changes: PropertyValues): void {
    // Another step is another field.
    if (changes.has("sentTo") && changes.get("sentTo") !== undefined) this.focus();
  }

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="heading">
      <div class="head">
        <h3 id="heading">${icon(badgeCheck)}${texts.identity.confirmTitle}</h3>
        <button class="close" type="button" aria-label=${texts.identity.later} title=${texts.identity.later} @click=${this.close}>
          ${icon(x)}
        </button>
      </div>
      ${this.sentTo ? this.codeForm() : this.addressForm()}
      <p id="problem" class="problem" role="alert">${this.problem}</p>
    </section>`;
  }

  private addressForm(): TemplateResult {
    return html`<p id="why">${texts.identity.confirmText}</p>
      <form class="line" novalidate @submit=${this.onAddress}>
        <input
          type="email"
          autocomplete="email"
          dir="ltr"
          maxlength="254"
          aria-label=${texts.emailLabel}
          aria-describedby="why problem"
          aria-invalid=${this.problem !== ""}
          placeholder=${EXAMPLE}
          @input=${this.mend}
        />
        <button class="primary" type="submit" ?disabled=${this.busy}>${texts.identity.sendCode}</button>
      </form>`;
  }

  private codeForm(): TemplateResult {
    return html`<p id="why" role="status">${texts.identity.codeSent(this.sentTo)}</p>
      <form class="line" novalidate @submit=${this.onCode}>
        <input
          class="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          dir="ltr"
          maxlength="12"
          aria-label=${texts.identity.code}
          aria-describedby="why problem"
          aria-invalid=${this.problem !== ""}
          placeholder="123456"
          @input=${this.mend}
        />
        <button class="primary" type="submit" ?disabled=${this.busy}>${texts.identity.confirm}</button>
      </form>
      <p>
        <button class="link" type="button" ?disabled=${this.busy} @click=${this.startOver}>${texts.identity.newCode}</button>
      </p>`;
  }

  private get field(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  private readonly mend = (): void => {
    this.problem = "";
  };

  private readonly close = (): void => {
    this.session.identity.confirming(false);
    this.dispatchEvent(new CustomEvent("done"));
  };

  private readonly startOver = (): void => {
    this.problem = "";
    this.sentTo = "";
  };

  private async onAddress(event: Event): Promise<void> {
    event.preventDefault();
    const address = this.field!.value.trim();
    if (!address || !this.field!.validity.valid) return this.complain(texts.emailInvalid(EXAMPLE));
    if (await this.asked(() => this.session.identity.requestCode(address))) this.sentTo = address;
  }

  private async onCode(event: Event): Promise<void> {
    event.preventDefault();
    const code = this.field!.value.replace(/[\s-]/g, "");
    if (code.length !== DIGITS) return this.complain(texts.identity.codeWrong);
    if (await this.asked(() => this.session.identity.confirmCode(code))) this.close();
  }

  /** Whether the service did it. */
  private async asked(ask: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    try {
      await ask();
      return true;
    } catch (error) {
      this.complain(refusal(error));
      return false;
    } finally {
      this.busy = false;
    }
  }

  private complain(problem: string): void {
    this.problem = problem;
    this.focus();
  }

  static override styles = [
    baseStyle,
    formStyle,
    css`
      :host {
        display: block;
        flex: none;
      }

      section {
        display: flex;
        flex-direction: column;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border-block-start: 1px solid var(--line);
        background: var(--sunken);
        font-size: var(--size-quiet);
        line-height: 1.4;
        overflow-wrap: anywhere;
      }

      .head {
        display: flex;
        justify-content: space-between;
        align-items: center;
      }

      h3 {
        display: flex;
        gap: 6px;
        align-items: center;
        margin: 0;
        font-size: inherit;
        font-weight: var(--weight-strong);
      }

      .close {
        display: grid;
        place-items: center;
        width: 32px;
        height: 32px;
        margin: -6px -8px -6px 0;
        border-radius: var(--radius-small);
        color: var(--text-quiet);
        font-size: 16px;
      }

      .close:hover {
        background: var(--hover);
      }

      .line {
        flex-direction: row;
        gap: var(--space-2);
      }

      .line input {
        flex: 1;
        width: auto;
      }

      .code {
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.15em;
      }

      .primary {
        flex: none;
      }
    `,
  ];
}

function refusal(error: unknown): string {
  if (error instanceof LinkLost) return texts.reconnecting;
  if (!(error instanceof Refusal)) throw error;
  const words: Record<string, string> = {
    code_wrong: texts.identity.codeWrong,
    code_ended: texts.identity.codeEnded,
    too_many_codes: texts.identity.tooManyCodes,
    invalid_input: texts.emailInvalid(EXAMPLE),
  };
  return words[error.code] ?? error.message;
}
