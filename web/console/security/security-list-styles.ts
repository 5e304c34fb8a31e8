import { css } from "lit";

export const securityListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    border-inline-end: 1px solid var(--line);
    background: var(--surface);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    justify-content: space-between;
    padding: var(--space-2);
    border-block-end: 1px solid var(--line);
  }
  .lists {
    flex: 1;
    overflow-y: auto;
    padding-block-end: var(--space-6);
  }
  h2 {
    display: flex;
    margin: 0;
    padding: var(--space-3) var(--space-3) var(--space-1);
    font-size: var(--size-small);
    font-weight: var(--weight-strong);
  }
  .count.some {
    padding-inline: 7px;
    border-radius: var(--radius-round);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: var(--weight-strong);
  }
  .empty {
    margin: 0;
    padding: var(--space-1) var(--space-3) var(--space-2);
    color: var(--text-quiet);
    font-size: var(--size-quiet);
  }
  strong {
    font-size: var(--size);
    font-weight: var(--weight-strong);
  }
  .fill {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
