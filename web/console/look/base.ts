import { css } from "lit";

/** What every component of the console shares: buttons, badges, keys, icons and a focus that can be seen. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: var(--focus);
    outline-offset: var(--focus-offset);
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  .button {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 32px;
    padding: 0 var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font-weight: var(--weight-medium);
    white-space: nowrap;
    text-decoration: none;
  }
  .button:hover {
    background: var(--hover);
  }
  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.primary:hover {
    background: var(--accent-hover);
  }
  .button.bare {
    border-color: transparent;
    background: transparent;
    color: var(--text-quiet);
  }
  .button.bare:hover {
    background: var(--hover);
    color: var(--text);
  }
  .button.square {
    width: 32px;
    justify-content: center;
    padding: 0;
  }
  .button[disabled] {
    opacity: 0.55;
    cursor: default;
  }
  .as-link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent-text);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .badge {
    display: inline-block;
    padding: 0 6px;
    border-radius: var(--radius-round);
    background: var(--sunken);
    color: var(--text-quiet);
    font-size: var(--size-small);
    font-weight: var(--weight-medium);
    line-height: 18px;
    white-space: nowrap;
  }
  .badge.urgent {
    background: var(--danger-soft);
    color: var(--danger-text);
  }
  .badge.high,
  .badge.unverified {
    background: var(--warn-soft);
    color: var(--warn-text);
  }
  .badge.verified {
    background: var(--ok-soft);
    color: var(--ok-text);
  }
  kbd {
    padding: 0 4px;
    border: 1px solid currentcolor;
    border-radius: 4px;
    font: inherit;
    font-size: 11px;
    line-height: 14px;
  }
  .icon {
    display: inline-flex;
    flex: none;
  }
  .icon svg {
    width: 16px;
    height: 16px;
  }
  .quiet {
    color: var(--text-quiet);
  }
  .numbers {
    font-variant-numeric: tabular-nums;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* A wait says that it is one, but only once it is worth saying. */
  .after-a-while {
    animation: appear 0s 300ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
`;
