import { css } from "lit";

export const composerStyles = css`
  :host {
    display: block;
  }
  form {
    position: relative;
    display: grid;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-4) var(--space-3);
    border-block-start: 1px solid var(--line);
    background: var(--surface);
  }
  form.note {
    background: var(--warn-soft);
  }
  form.dropping {
    outline: 2px dashed var(--accent-text);
    outline-offset: -4px;
  }
  .voices {
    display: flex;
    gap: var(--space-1);
    align-items: center;
  }
  .voices button {
    padding: 2px var(--space-2);
    border: 0;
    border-radius: var(--radius-small);
    background: transparent;
    color: var(--text-quiet);
    font-size: var(--size-quiet);
    font-weight: var(--weight-medium);
    white-space: nowrap;
  }
  .voices button:hover {
    color: var(--text);
  }
  .voices button[aria-pressed="true"] {
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .note .voices button[aria-pressed="true"] {
    background: var(--surface);
    color: var(--warn-text);
  }
  .hint {
    margin-inline-start: auto;
    font-size: var(--size-small);
  }
  .tray {
    margin: 0;
  }
  .field {
    display: flex;
    gap: var(--space-2);
    align-items: flex-end;
  }
  textarea {
    flex: 1;
    min-width: 0;
    min-height: 52px;
    max-height: 30vh;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--outline);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    line-height: 1.4;
    resize: none;
    field-sizing: content;
  }
  .note textarea {
    border-color: var(--warn-text);
  }
  textarea::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }
  textarea:disabled {
    border-color: var(--line);
    background: var(--sunken);
    color: var(--text-quiet);
  }
  .obstacle {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
    min-height: 52px;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--sunken);
  }
  .obstacle span {
    flex: 1 1 180px;
  }
  .aside {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    align-items: center;
    margin: 0;
    color: var(--text-quiet);
    font-size: var(--size-quiet);
  }
  .aside span {
    flex: 1 1 180px;
  }
  .problem {
    margin: 0;
    color: var(--danger-text);
    font-size: var(--size-quiet);
  }
  @media (max-width: 1149px) {
    .keys {
      display: none;
    }
  }
  @media (max-width: 899px) {
    form {
      padding-inline: var(--space-3);
    }
    .voices kbd {
      display: none;
    }
  }
`;
