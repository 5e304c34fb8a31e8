import { css } from "lit";

export const resolveDialogStyles = css`
  fieldset {
    display: grid;
    gap: var(--space-1);
    margin: 0;
    padding: 0;
    border: 0;
  }
  .choice {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0 var(--space-3);
    align-items: center;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    cursor: pointer;
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .choice:has(:focus-visible) {
    outline: var(--focus);
  }
  input {
    margin: 0;
    accent-color: var(--accent);
  }
  input:focus-visible {
    outline: none;
  }
  .meaning {
    grid-column: 2;
    color: var(--text-quiet);
    font-size: var(--size-quiet);
  }
  .choice kbd {
    grid-row: 1;
    grid-column: 3;
  }
  .labels {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-block-start: var(--space-4);
  }
  h3 {
    flex: 0 0 100%;
    margin: 0;
    font-size: var(--size-quiet);
    font-weight: var(--weight-strong);
  }
  h3 .quiet {
    font-weight: var(--weight);
  }
  .label[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent-text);
  }
`;
