import { css } from "lit";

export const pickerStyles = css`
  :host {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 100%;
    z-index: 5;
  }
  .panel {
    display: flex;
    flex-direction: column;
    margin-inline: var(--space-4);
    border: 1px solid var(--outline);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow-large);
    overflow: hidden;
  }
  .filter {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    padding: var(--space-2) var(--space-3);
    border-block-end: 1px solid var(--line);
    color: var(--text-quiet);
  }
  .filter:focus-within {
    outline: var(--focus);
    outline-offset: -2px;
    border-radius: var(--radius) var(--radius) 0 0;
  }
  input {
    flex: 1;
    min-width: 0;
    padding: 0;
    border: 0;
    background: transparent;
    color: var(--text);
    font: inherit;
  }
  /* Its frame shows the focus for it. */
  input:focus-visible {
    outline: 0;
  }
  input::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }
  ul {
    max-height: min(320px, 40vh);
    margin: 0;
    padding: var(--space-1);
    overflow-y: auto;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--space-2);
    align-items: baseline;
    padding: var(--space-1) var(--space-2);
    border-radius: var(--radius-small);
    cursor: pointer;
    scroll-margin: var(--space-1);
  }
  li:hover {
    background: var(--hover);
  }
  li[aria-selected="true"] {
    background: var(--accent-soft);
  }
  .title {
    font-weight: var(--weight-medium);
  }
  code {
    color: var(--text-quiet);
    font-family: var(--font-mono);
    font-size: var(--size-small);
  }
  li[aria-selected="true"] code {
    color: var(--accent-text);
  }
  .detail {
    grid-column: 1 / -1;
    overflow: hidden;
    color: var(--text-quiet);
    font-size: var(--size-quiet);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  p {
    margin: 0;
    padding: var(--space-3);
    color: var(--text-quiet);
    font-size: var(--size-quiet);
  }
  @media (max-width: 899px) {
    .panel {
      margin-inline: var(--space-2);
    }
    .keys {
      display: none;
    }
  }
`;
