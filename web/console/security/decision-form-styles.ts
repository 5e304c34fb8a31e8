import { css } from "lit";

export const decisionFormStyles = css`
  :host {
    display: block;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  section + section {
    margin-block-start: var(--space-4);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--line);
  }
  h3 {
    margin: 0 0 var(--space-1);
    font-size: var(--size);
    font-weight: var(--weight-strong);
  }
  p {
    margin: 0 0 var(--space-2);
    overflow-wrap: anywhere;
  }
  .approval {
    margin-block-end: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--sunken);
  }
  .approval p {
    margin: 0;
  }
  .obstacle {
    margin: 0;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--warn-soft);
    color: var(--warn-text);
  }
  .failure {
    margin-block: var(--space-3) 0;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--danger-soft);
    color: var(--danger-text);
  }
  form {
    display: grid;
    gap: var(--space-3);
    justify-items: start;
  }
  label,
  .reason {
    display: grid;
    gap: var(--space-1);
    width: 100%;
    font-weight: var(--weight-medium);
  }
  label .quiet {
    font-weight: var(--weight);
  }
  label input,
  label select,
  textarea {
    min-height: 36px;
    padding: var(--space-1) var(--space-3);
    font-weight: var(--weight);
  }
  textarea {
    min-height: 72px;
    resize: vertical;
  }
`;
