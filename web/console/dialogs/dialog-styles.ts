import { css } from "lit";

export const dialogStyles = css`
  dialog {
    width: min(420px, calc(100vw - 32px));
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow-large);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 35%);
  }
  h2 {
    margin: 0 0 var(--space-1);
    font-size: var(--size-large);
    font-weight: var(--weight-strong);
  }
  p {
    margin: 0 0 var(--space-4);
    color: var(--text-quiet);
    font-size: var(--size-quiet);
  }
  .buttons {
    display: flex;
    gap: var(--space-2);
    justify-content: flex-end;
    margin-block-start: var(--space-4);
  }
`;
