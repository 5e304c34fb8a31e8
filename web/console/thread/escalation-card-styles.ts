import { css } from "lit";

export const escalationCardStyles = css`
  :host {
    display: block;
    max-height: 45vh;
    overflow-y: auto;
    border-block-end: 1px solid var(--line);
    background: var(--surface);
  }
  details {
    padding: var(--space-3) var(--space-4);
    border-inline-start: 3px solid var(--outline);
  }
  details.urgent {
    border-inline-start-color: var(--danger-text);
  }
  details.high {
    border-inline-start-color: var(--warn-text);
  }
  summary {
    display: grid;
    gap: var(--space-1);
    border-radius: var(--radius-small);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .more {
    margin-inline-start: auto;
    color: var(--accent-text);
  }
  details[open] .closed,
  details:not([open]) .opened {
    display: none;
  }
  .why {
    font-size: var(--size-large);
    font-weight: var(--weight-strong);
    line-height: 1.35;
  }
  q {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  q + q {
    color: var(--text-quiet);
    font-size: var(--size-quiet);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--space-3);
    align-items: baseline;
    color: var(--text-quiet);
    font-size: var(--size-quiet);
  }
  code {
    font-family: var(--font-mono);
    font-size: var(--size-small);
  }
  .columns {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-6);
    margin-block-start: var(--space-3);
  }
  .columns section {
    flex: 1 1 170px;
  }
  .columns .known {
    flex: 0 1 auto;
  }
  h3 {
    display: flex;
    gap: var(--space-1);
    align-items: center;
    margin: 0 0 var(--space-1);
    color: var(--text-quiet);
    font-size: var(--size-small);
    font-weight: var(--weight-medium);
  }
  h3 svg {
    width: 14px;
    height: 14px;
  }
  dl {
    margin: 0;
    font-size: var(--size-quiet);
  }
  dt {
    color: var(--text-quiet);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
    font-weight: var(--weight-medium);
  }
  ul {
    margin: 0;
    padding-inline-start: var(--space-4);
    font-size: var(--size-quiet);
  }
  p {
    margin: 0;
    font-size: var(--size-quiet);
  }
  .withheld {
    margin-block-start: var(--space-3);
    padding: var(--space-2) var(--space-3);
    border: 1px dashed var(--outline);
    border-radius: var(--radius-small);
    color: var(--text-quiet);
  }
  .withheld p {
    font-style: italic;
    white-space: pre-wrap;
  }
`;
