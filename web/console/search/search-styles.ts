import { css } from "lit";

export const searchStyles = css`
  .finder {
    display: flex;
    gap: var(--space-1);
    align-items: center;
    padding: var(--space-1) var(--space-2) var(--space-1) var(--space-4);
    border-block-end: 1px solid var(--line);
    background: var(--surface);
  }
  .finder label {
    flex: 1;
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-width: 0;
    color: var(--text-quiet);
  }
  .finder input {
    flex: 1;
    min-width: 0;
    min-height: 32px;
    padding-inline: var(--space-2);
    border: 1px solid var(--outline);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }
  .finder .count {
    min-width: 7ch;
    color: var(--text-quiet);
    font-size: var(--size-quiet);
    text-align: center;
    white-space: nowrap;
  }
`;
