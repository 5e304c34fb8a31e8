import { css } from "lit";

export const noticeDialogStyles = css`
  dialog {
    width: min(520px, calc(100vw - 32px));
  }
  form {
    display: grid;
    gap: var(--space-3);
  }
  h2,
  p {
    margin: 0;
  }
  label.field {
    display: grid;
    gap: var(--space-1);
    font-size: var(--size-quiet);
    font-weight: var(--weight-medium);
  }
  select,
  textarea {
    min-height: 36px;
    padding: var(--space-2) var(--space-3);
    font-weight: var(--weight);
  }
  textarea {
    min-height: 88px;
    resize: vertical;
  }
  .row {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
    gap: var(--space-3);
  }
  summary {
    padding-block: var(--space-1);
    cursor: pointer;
  }
  .topics {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
    gap: 0 var(--space-3);
    max-height: 176px;
    padding: var(--space-1) 2px;
    overflow-y: auto;
  }
  .topics label {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: 28px;
    font-size: var(--size-quiet);
  }
  .topics input {
    flex: none;
    margin: 0;
    accent-color: var(--accent);
  }
  .buttons {
    margin-block-start: var(--space-1);
  }
  .end {
    margin-inline-end: auto;
    color: var(--danger-text);
  }
`;
