import { css } from "lit";

export const newsBarStyles = css`
  :host {
    display: block;
    flex: none;
    max-height: 40dvh;
    overflow-y: auto;
  }
  article {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    align-items: center;
    padding: var(--space-2) var(--space-4);
    border-block-end: 1px solid var(--line);
    background: var(--surface);
  }
  .surge {
    background: var(--warn-soft);
  }
  .what {
    display: grid;
    flex: 1 1 380px;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--space-2);
    align-items: center;
    min-width: 0;
  }
  .what > .icon {
    color: var(--text-quiet);
  }
  .surge .what > .icon {
    color: var(--warn-text);
  }
  h2 {
    margin: 0;
    font-size: inherit;
    font-weight: var(--weight-strong);
  }
  .more {
    display: var(--news-more, block);
    grid-column: 2;
    margin: 0;
    color: var(--text-quiet);
    font-size: var(--size-quiet);
    overflow-wrap: anywhere;
  }
  .surge .more {
    color: var(--text);
  }
  .text {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .sample {
    padding: 2px 4px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--accent-text);
    font-variant-numeric: tabular-nums;
  }
  .sample:hover {
    text-decoration: underline;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .surge .button:not(.primary) {
    background: transparent;
  }
  .surge .button.bare {
    color: var(--text);
  }
`;
