import { css } from "lit";

export const threadStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }
  .scroller {
    flex: 1;
    overflow-y: auto;
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
    padding: var(--space-2) var(--space-4);
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .divider {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    margin-block: var(--space-3) var(--space-1);
    color: var(--text-quiet);
    font-size: var(--size-small);
  }
  .divider::before,
  .divider::after {
    flex: 1;
    border-block-start: 1px solid var(--line);
    content: "";
  }
  .unread {
    color: var(--accent-text);
    font-weight: var(--weight-medium);
  }
  .unread::before,
  .unread::after {
    border-color: var(--accent);
  }
  .more {
    position: absolute;
    inset-block-end: 28px;
    inset-inline-start: 50%;
    translate: -50% 0;
    border-radius: var(--radius-round);
    box-shadow: var(--shadow);
    color: var(--accent-text);
  }
  .typing {
    height: 20px;
    margin: 0;
    padding-inline: var(--space-4);
    color: var(--text-quiet);
    font-size: var(--size-small);
  }
`;
