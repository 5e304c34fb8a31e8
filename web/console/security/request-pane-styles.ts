import { css } from "lit";

export const requestPaneStyles = css`
  :host {
    display: block;
    min-width: 0;
    overflow-y: auto;
    font-size: var(--size-quiet);
  }
  .empty {
    margin: 0;
    padding: var(--space-6) var(--space-4);
    color: var(--text-quiet);
  }
  .meanwhile {
    padding: var(--space-2) var(--space-4);
    background: var(--warn-soft);
    color: var(--warn-text);
  }
  header {
    padding: var(--space-4);
    border-block-end: 1px solid var(--line);
    background: var(--surface);
  }
  h2 {
    margin: 0 0 var(--space-1);
    font-size: var(--size-large);
    font-weight: var(--weight-strong);
    overflow-wrap: anywhere;
  }
  h3 {
    margin: 0 0 var(--space-2);
    font-size: var(--size);
    font-weight: var(--weight-strong);
  }
  h4 {
    margin: var(--space-2) 0 2px;
    color: var(--text-quiet);
    font-size: var(--size-small);
    font-weight: var(--weight-medium);
  }
  p {
    margin: 0 0 var(--space-2);
  }
  header p {
    margin: 0;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(280px, 360px);
    gap: var(--space-4);
    align-items: start;
    padding: var(--space-4);
  }
  section {
    padding-block-end: var(--space-5);
    overflow-wrap: anywhere;
  }
  ul,
  ol {
    display: grid;
    gap: var(--space-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .signals {
    gap: var(--space-2);
  }
  .signals li {
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr);
    gap: var(--space-2);
  }
  .signals li > span > .quiet {
    display: block;
  }
  .weight {
    align-self: start;
    border-radius: var(--radius-small);
    background: var(--sunken);
    color: var(--text-quiet);
    text-align: center;
  }
  .heavy .weight {
    background: var(--warn-soft);
    color: var(--warn-text);
    font-weight: var(--weight-strong);
  }
  .problem {
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--warn-soft);
    color: var(--warn-text);
  }
  dl {
    display: grid;
    grid-template-columns: 110px minmax(0, 1fr);
    gap: var(--space-1) var(--space-3);
    margin: 0;
  }
  dt {
    color: var(--text-quiet);
  }
  dd {
    margin: 0;
  }
  .narrow {
    display: none;
  }
  @media (max-width: 1100px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 899px) {
    .narrow {
      display: inline-flex;
      margin: var(--space-2);
    }
    dl {
      grid-template-columns: 90px minmax(0, 1fr);
    }
  }
`;
