/** What the organization asks before the first message; each wrong answer is told at its field. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { LinkLost, Refusal } from "../../shared/connection";
import type { PreChatQuestion } from "../../shared/protocol";
import { baseStyle } from "../base-style";
import { fieldStyle } from "../field-style";
import type { VisitorSession } from "../session";
import { texts } from "../texts";

const EXAMPLE = "name@example.com";

/** Whether it is time for the form: a person can be asked for all the same, and then it is not in the way. */
export function asksFirst({ ready, identity, thread, pending }: VisitorSession): boolean {
  return ready && identity.questions.length > 0 && thread.messages.length === 0 && pending.length === 0;
}

export class WarmdeskPreChat extends LitElement {
  static override properties = { session: { attribute: false }, busy: { state: true }, problems: { state: true } };

  declare session: VisitorSession;
  declare busy: boolean;
  /** What is wrong, by the field's id; under "" what is wrong with none of them. */
  declare problems: Readonly<Record<string, string>>;

  constructor() {
    super();
    this.busy = false;
    this.problems = {};
  }

  override focus(): void {
    this.fields[0]?.focus();
  }

  protected override render(): TemplateResult {
    const { questions } = this.session.identity;
    const canSkip = questions.every(({ required }) => !required);
    return html`<form novalidate @submit=${this.onSubmit}>
      <div>
        <h3>${texts.identity.askTitle}</h3>
        <p class="quiet">${texts.identity.askText}</p>
      </div>
      ${questions.map((question) => this.field(question))}
      <p class="problem" role="alert">${this.problems[""]}</p>
      <div class="actions">
        <button class="primary" type="submit" ?disabled=${this.busy}>${texts.identity.begin}</button>
        ${canSkip
          ? html`<button class="link" type="button" ?disabled=${this.busy} @click=${() => this.send({})}>${texts.identity.skip}</button>`
          : nothing}
      </div>
    </form>`;
  }

  private field(question: PreChatQuestion): TemplateResult {
    const { id, label, required } = question;
    return html`<div class="field">
      <label for=${id}>
        <span dir="auto">${label}</span>
        ${required ? nothing : html`<span class="optional">${texts.identity.optional}</span>`}
      </label>
      ${question.kind === "choice" ? this.choice(question) : this.input(question)}
      <p id="${id}-problem" class="problem" role="alert">${this.problems[id]}</p>
    </div>`;
  }

  private choice({ id, required, choices }: PreChatQuestion): TemplateResult {
    return html`<select
      id=${id}
      name=${id}
      aria-required=${required}
      aria-describedby="${id}-problem"
      aria-invalid=${id in this.problems}
      @change=${() => this.mend(id)}
    >
      <option value="">${texts.identity.choose}</option>
      ${choices.map((each) => html`<option value=${each}>${each}</option>`)}
    </select>`;
  }

  private input({ id, kind, required }: PreChatQuestion): TemplateResult {
    const isAddress = kind === "email";
    return html`<input
      id=${id}
      name=${id}
      type=${isAddress ? "email" : "text"}
      dir=${isAddress ? "ltr" : "auto"}
      maxlength=${isAddress ? 254 : 200}
      autocomplete=${isAddress ? "email" : id === "name" ? "name" : "off"}
      placeholder=${isAddress ? EXAMPLE : nothing}
      aria-required=${required}
      aria-describedby="${id}-problem"
      aria-invalid=${id in this.problems}
      @input=${() => this.mend(id)}
    />`;
  }

  private get fields(): (HTMLInputElement | HTMLSelectElement)[] {
    return [...this.renderRoot.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")];
  }

  private mend(id: string): void {
    this.problems = Object.fromEntries(Object.entries(this.problems).filter(([wrong]) => wrong !== id && wrong !== ""));
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    this.problems = Object.fromEntries(this.fields.flatMap((field) => this.lack(field)));
    if (Object.keys(this.problems).length === 0)
      await this.send(Object.fromEntries(this.fields.map(({ name, value }) => [name, value.trim()])));
    await this.updateComplete;
    this.fields.find(({ name }) => name in this.problems)?.focus();
  }

  /** What can be seen to be wrong without asking the service. */
  private lack(field: HTMLInputElement | HTMLSelectElement): [string, string][] {
    const { name, value, validity } = field;
    const isNeeded = field.getAttribute("aria-required") === "true";
    if (!value.trim()) return isNeeded ? [[name, texts.identity.needed]] : [];
    return validity.valid ? [] : [[name, texts.emailInvalid(EXAMPLE)]];
  }

  private async send(answers: Record<string, string>): Promise<void> {
    this.busy = true;
    try {
      await this.session.identity.answer(answers);
      this.dispatchEvent(new CustomEvent("answered"));
    } catch (error) {
      this.problems = this.told(error);
    } finally {
      this.busy = false;
    }
  }

  private told(error: unknown): Record<string, string> {
    if (error instanceof LinkLost) return { "": texts.reconnecting };
    if (!(error instanceof Refusal)) throw error;
    const field = this.fields.find(({ name }) => error.message.startsWith(`${name}: `));
    if (!field) return { "": error.message };
    return { [field.name]: field.type === "email" ? texts.emailInvalid(EXAMPLE) : error.message.slice(field.name.length + 2) };
  }

  static override styles = [
    baseStyle,
    fieldStyle,
    css`
      :host {
        display: block;
        flex: 1;
        min-height: 0;
        padding: var(--space-5) var(--space-4);
        overflow-y: auto;
      }

      h3 {
        margin: 0 0 var(--space-1);
        font-size: var(--size-title);
        font-weight: var(--weight-strong);
        line-height: var(--leading-tight);
      }

      form {
        display: flex;
        flex-direction: column;
        gap: var(--space-4);
      }

      .field {
        display: flex;
        flex-direction: column;
        gap: var(--space-1);
      }

      :is(input, select) {
        min-height: 40px;
      }

      label {
        font-weight: var(--weight-medium);
      }

      .quiet,
      .optional {
        color: var(--text-quiet);
      }

      .optional {
        font-weight: var(--weight);
      }

      .quiet,
      .problem {
        font-size: var(--size-quiet);
        line-height: 1.4;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
      }

      .primary {
        padding: var(--space-2) var(--space-4);
        border-radius: var(--radius-round);
        background: var(--accent);
        color: var(--on-accent);
        font-weight: var(--weight-medium);
        line-height: var(--leading-tight);
      }

      .primary:disabled {
        opacity: 0.6;
      }
    `,
  ];
}
