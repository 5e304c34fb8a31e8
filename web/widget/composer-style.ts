import { css } from "lit";

export const composerStyle = css`
  :host {
    display: block;
    flex: none;
    padding: var(--space-2) var(--space-3) 0;
  }

  form {
    display: flex;
    align-items: flex-end;
    gap: var(--space-1);
    padding: var(--space-1);
    border: 1px solid var(--outline);
    border-radius: 22px;
    background: var(--surface);
    transition: border-color var(--quick);
  }

  form:focus-within {
    border-color: var(--accent-text);
    box-shadow: 0 0 0 1px var(--accent-text);
  }

  textarea {
    flex: 1;
    min-width: 0;
    max-height: 128px;
    padding: 6px var(--space-2) 6px var(--space-3);
    border: 0;
    outline: 0;
    background: none;
    color: var(--text);
    font: inherit;
    line-height: 22px;
    resize: none;
    field-sizing: content;
  }

  textarea::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }

  form button {
    display: grid;
    flex: none;
    place-items: center;
    width: 34px;
    height: 34px;
    border-radius: 50%;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 18px;
    transition: background var(--quick);
  }

  form button:hover {
    background: var(--accent-hover);
  }

  form button[aria-disabled="true"] {
    background: var(--sunken);
    color: var(--text-quiet);
    cursor: default;
  }

  .limit {
    padding: 0 var(--space-3);
    color: var(--text-quiet);
    font-size: var(--size-small);
    font-variant-numeric: tabular-nums;
  }

  .limit:not(:empty) {
    padding-block-start: var(--space-1);
  }

  .limit.over {
    color: var(--danger-text);
  }

  /* Below 16 px, iOS zooms the page when the field is focused. */
  @media (max-width: 480px) {
    textarea {
      font-size: 16px;
    }
  }
`;
