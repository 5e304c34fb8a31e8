import { css } from "lit";

export const ticketStyle = css`
  :host {
    display: block;
    flex: none;
  }

  section {
    padding: var(--space-3) var(--space-4);
    border-block-start: 1px solid var(--line);
    background: var(--sunken);
    font-size: var(--size-quiet);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .reference {
    margin-block-end: 2px;
    font-weight: var(--weight-strong);
    font-variant-numeric: tabular-nums;
  }

  .why {
    display: flex;
    gap: 6px;
  }

  .why .icon {
    margin-block-start: 3px;
  }

  .line {
    display: flex;
    gap: var(--space-2);
    margin-block-start: var(--space-2);
  }

  input {
    flex: 1;
    min-width: 0;
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

  input:focus-visible {
    outline: var(--focus);
    outline-offset: -1px;
  }

  input[aria-invalid="true"] {
    border-color: var(--danger-text);
  }

  .problem {
    color: var(--danger-text);
  }

  .problem:not(:empty) {
    margin-block-start: var(--space-1);
  }
`;
