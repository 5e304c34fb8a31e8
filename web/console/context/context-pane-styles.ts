import { css } from "lit";

export const contextPaneStyles = css`
  :host {
    display: block;
    overflow-y: auto;
    background: var(--surface);
    font-size: var(--size-quiet);
  }
  section {
    padding: var(--space-3) var(--space-4);
  }
  section + section {
    border-block-start: 1px solid var(--line);
  }
  h2 {
    margin: 0 0 var(--space-2);
    font-size: var(--size-small);
    font-weight: var(--weight-strong);
    color: var(--text-quiet);
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-1) var(--space-3);
    margin: 0 0 var(--space-2);
  }
  h2 + wd-earlier-list,
  h2 + wd-slot-list {
    display: block;
  }
  dt {
    color: var(--text-quiet);
  }
  dd {
    margin: 0;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  a {
    color: var(--accent-text);
    text-underline-offset: 2px;
  }
  p {
    margin: 0;
  }
  .request strong {
    color: var(--warn-text);
  }
  ol {
    display: grid;
    gap: var(--space-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-2);
  }
  code {
    display: block;
    font-family: var(--font-mono);
    font-size: var(--size-small);
    overflow-wrap: anywhere;
  }
  .narrow {
    display: none;
  }
  @media (max-width: 899px) {
    .narrow {
      display: inline-flex;
      margin: var(--space-2);
    }
  }
`;
