import { css } from "lit";

/** What one writes in or chooses from; without weight, so that a screen may say otherwise. */
export const fieldStyles = css`
  :where(input:not([type="checkbox"], [type="radio"]), select, textarea) {
    width: 100%;
    border: 1px solid var(--outline);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }
`;

/** A short form inside a pane, with why it was refused below its field. */
export const inlineFormStyles = css`
  form {
    display: grid;
    gap: var(--space-2);
  }
  input {
    height: 32px;
    padding: 0 var(--space-2);
  }
  .refusal {
    color: var(--danger-text);
  }
  .refusal:empty {
    display: none;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
`;
