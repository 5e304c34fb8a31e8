/** Fields, and what is wrong with what is in them. */
import { css } from "lit";

export const fieldStyle = css`
  :is(input, select, textarea) {
    width: 100%;
    min-width: 0;
    padding: 6px var(--space-3);
    border: 1px solid var(--outline);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    /* Smaller, and a phone zooms into the page. */
    font-size: 16px;
    resize: none;
  }

  ::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }

  :is(input, select, textarea):focus-visible {
    outline: var(--focus);
    outline-offset: -1px;
  }

  [aria-invalid="true"] {
    border-color: var(--danger-text);
  }

  .problem {
    color: var(--danger-text);
  }

  .problem:empty {
    display: none;
  }
`;
