import { css } from "lit";

/** Fields, their labels and what is wrong with them, in the forms about who the visitor is. */
export const formStyle = css`
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

  label {
    font-weight: var(--weight-medium);
  }

  .optional {
    color: var(--text-quiet);
    font-weight: var(--weight);
  }

  input,
  select {
    width: 100%;
    min-width: 0;
    min-height: 40px;
    padding: 6px var(--space-3);
    border: 1px solid var(--outline);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    /* Smaller, and a phone zooms into the page. */
    font-size: 16px;
  }

  input::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }

  :is(input, select):focus-visible {
    outline: var(--focus);
    outline-offset: -1px;
  }

  :is(input, select)[aria-invalid="true"] {
    border-color: var(--danger-text);
  }

  .problem {
    color: var(--danger-text);
    font-size: var(--size-quiet);
    line-height: 1.4;
  }

  .problem:empty {
    display: none;
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
`;
