import { css } from "lit";

export const accountRequestsStyles = css`
  :host {
    display: grid;
    gap: var(--space-2);
  }
  p {
    margin: 0;
  }
  .request {
    display: grid;
    gap: 2px;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--warn-soft);
    overflow-wrap: anywhere;
  }
  .request strong {
    color: var(--warn-text);
  }
  ul {
    display: grid;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .start {
    justify-self: start;
  }
  form {
    display: grid;
    gap: var(--space-2);
  }
  input {
    width: 100%;
    height: 32px;
    padding: 0 var(--space-2);
    border: 1px solid var(--outline);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }
  .refusal {
    color: var(--danger-text);
  }
  .refusal:empty {
    display: none;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
`;
