import { css, html, type TemplateResult } from "lit";

// Mirrors REASON_LIMIT of the protocol, so that nobody writes what would be refused.
const LIMIT = 300;

export const reasonStyles = css`
  .reason {
    display: grid;
    gap: var(--space-1);
    font-size: var(--size-quiet);
    font-weight: var(--weight-medium);
  }
  .reason input {
    height: 36px;
    padding: 0 var(--space-3);
    border: 1px solid var(--outline);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    font-weight: var(--weight);
  }
`;

/** Why something is done, for colleagues to read; must not stay empty. */
export function reasonField(label: string, value: string, onInput: (reason: string) => void): TemplateResult {
  return html`<label class="reason">
    ${label}
    <input
      name="reason"
      required
      dir="auto"
      maxlength=${LIMIT}
      autocomplete="off"
      .value=${value}
      @input=${(event: InputEvent) => onInput((event.target as HTMLInputElement).value)}
    />
  </label>`;
}
