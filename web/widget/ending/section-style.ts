/** A strip between the messages and where one writes: for a question, or for what can be done now. */
import { css } from "lit";

export const sectionStyle = css`
  :host {
    display: block;
    flex: none;
  }

  section,
  form {
    display: grid;
    gap: var(--space-2);
  }

  section {
    padding: var(--space-3) var(--space-4);
    border-block-start: 1px solid var(--line);
    background: var(--sunken);
    font-size: var(--size-quiet);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .title {
    font-weight: var(--weight-strong);
  }

  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }

  .problem {
    color: var(--danger-text);
  }

  .problem:empty {
    display: none;
  }

  input,
  textarea {
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

  input::placeholder,
  textarea::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }

  input:focus-visible,
  textarea:focus-visible {
    outline: var(--focus);
    outline-offset: -1px;
  }

  input[aria-invalid="true"] {
    border-color: var(--danger-text);
  }
`;
