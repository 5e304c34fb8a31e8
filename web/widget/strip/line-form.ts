/** One field and its button in a strip: what is wrong is told below it, and nothing typed is lost by it. */
import { html, type LitElement, type TemplateResult } from "lit";
import { texts } from "../texts";
import { refusedWords } from "./refused";

const EXAMPLE = "name@example.com";
const CODE_DIGITS = /^\d{6}$/;

interface Field {
  type: "email" | "text";
  inputmode: "email" | "numeric";
  autocomplete: "email" | "one-time-code";
  maxlength: number;
  placeholder: string;
  label(): string;
  /** What is told of an entry that is none. */
  wrong(): string;
  /** What was entered; empty for what cannot be right. */
  read(input: HTMLInputElement): string;
}

export const ADDRESS: Field = {
  type: "email",
  inputmode: "email",
  autocomplete: "email",
  maxlength: 254,
  placeholder: EXAMPLE,
  label: () => texts.emailLabel,
  wrong: () => texts.emailInvalid(EXAMPLE),
  read: ({ value, validity }) => (validity.valid ? value.trim() : ""),
};

export const CODE: Field = {
  type: "text",
  inputmode: "numeric",
  autocomplete: "one-time-code",
  maxlength: 12,
  placeholder: "123456",
  label: () => texts.identity.code,
  wrong: () => texts.identity.codeWrong,
  read: ({ value }) => CODE_DIGITS.exec(value.replace(/[\s-]/g, ""))?.[0] ?? "",
};

export interface Line {
  field: Field;
  /** What the field begins with. */
  value?: string;
  why: string | TemplateResult;
  action: string;
  /** Does it; throws what the service has against it. */
  submit(entered: string): Promise<void>;
  /** Words for what the service may have against it, by its code. */
  refusals?: Record<string, string>;
}

export class LineForm {
  private busy = false;
  private problem = "";

  constructor(private readonly host: LitElement) {}

  focus(): void {
    this.input?.focus();
    this.input?.select();
  }

  view(line: Line): TemplateResult {
    const { field, why, action, value = "" } = line;
    return html`<form novalidate @submit=${(event: Event) => this.onSubmit(event, line)}>
      <p id="why" class="why">${why}</p>
      <div class="line">
        <input
          type=${field.type}
          inputmode=${field.inputmode}
          autocomplete=${field.autocomplete}
          dir="ltr"
          maxlength=${field.maxlength}
          aria-label=${field.label()}
          aria-describedby="why problem"
          aria-invalid=${this.problem !== ""}
          placeholder=${field.placeholder}
          .value=${value}
          @input=${() => this.become(this.busy, "")}
        />
        <button class="outlined" type="submit" ?disabled=${this.busy}>${action}</button>
      </div>
      <p id="problem" class="problem" role="alert">${this.problem}</p>
    </form>`;
  }

  private get input(): HTMLInputElement | null {
    return this.host.renderRoot.querySelector("input");
  }

  private async onSubmit(event: Event, line: Line): Promise<void> {
    event.preventDefault();
    const entered = line.field.read(this.input!);
    this.become(true, "");
    this.become(false, entered ? await this.problemOf(line, entered) : line.field.wrong());
    if (this.problem) this.input?.focus();
  }

  private async problemOf({ field, submit, refusals }: Line, entered: string): Promise<string> {
    try {
      await submit(entered);
      return "";
    } catch (error) {
      return refusedWords(error, { invalid_input: field.wrong(), ...refusals });
    }
  }

  private become(busy: boolean, problem: string): void {
    this.busy = busy;
    this.problem = problem;
    this.host.requestUpdate();
  }
}
