import { css } from "lit";

export const listPaneStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--surface);
  }
  .lists {
    flex: 1;
    overflow-y: auto;
    padding-block-end: var(--space-6);
  }
  h2 {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin: 0;
    background: var(--surface);
    font-size: var(--size-small);
    font-weight: var(--weight-strong);
  }
  h2 button {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    width: 100%;
    padding: var(--space-3) var(--space-3) var(--space-1);
    border: 0;
    background: transparent;
    color: var(--text-quiet);
  }
  h2 button:hover {
    color: var(--text);
  }
  h2 button:focus-visible {
    outline-offset: -2px;
  }
  h2 .icon svg {
    width: 14px;
    height: 14px;
  }
  button[aria-expanded="true"] .icon {
    rotate: 90deg;
  }
  .waiting h2 button {
    color: var(--text);
  }
  .waiting .count.some {
    padding-inline: 7px;
    border-radius: var(--radius-round);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: var(--weight-strong);
  }
  .empty {
    margin: 0;
    padding: var(--space-1) var(--space-4) var(--space-2);
    color: var(--text-quiet);
    font-size: var(--size-quiet);
  }
  .lists > .empty {
    padding-block-start: var(--space-3);
  }
`;
