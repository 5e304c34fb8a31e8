import { css } from "lit";

export const paletteStyles = css`
  dialog {
    width: min(560px, calc(100vw - 24px));
    max-height: min(480px, calc(100dvh - 48px));
    margin-block-start: min(12vh, 96px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow-large);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 35%);
  }
  label {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    padding: var(--space-1) var(--space-4);
    border-block-end: 1px solid var(--line);
  }
  input {
    flex: 1;
    min-width: 0;
    min-height: 44px;
    border: 0;
    outline: 0;
    background: transparent;
    color: inherit;
    font: inherit;
  }
  input:focus-visible {
    outline: 0;
  }
  input::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }
  label:focus-within {
    box-shadow: inset 0 -2px var(--accent);
  }
  .found {
    overflow-y: auto;
    padding: var(--space-2);
  }
  h2 {
    margin: var(--space-2) var(--space-2) var(--space-1);
    color: var(--text-quiet);
    font-size: var(--size-small);
    font-weight: var(--weight-medium);
  }
  [role="option"] {
    display: flex;
    gap: var(--space-3);
    align-items: baseline;
    justify-content: space-between;
    padding: var(--space-2);
    border-radius: var(--radius-small);
    cursor: pointer;
  }
  [role="option"]:hover {
    background: var(--hover);
  }
  [aria-selected="true"] {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
    background: var(--accent-soft);
  }
  [role="option"] .aside {
    flex: none;
    max-width: 60%;
    overflow: hidden;
    color: var(--text-quiet);
    font-size: var(--size-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .none {
    margin: 0;
    padding: var(--space-4);
    color: var(--text-quiet);
  }
`;
