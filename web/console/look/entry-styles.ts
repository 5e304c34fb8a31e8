import { css } from "lit";

/** One entry of a list on the left, which opens what is in the middle. */
export const entryStyles = css`
  .row {
    display: grid;
    gap: 1px;
    width: 100%;
    padding: var(--space-2) var(--space-3);
    border: 0;
    border-inline-start: 3px solid transparent;
    background: transparent;
    text-align: start;
    font-size: var(--size-quiet);
    line-height: 1.4;
  }
  .row:hover {
    background: var(--hover);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row[aria-current="true"] {
    border-inline-start-color: var(--accent);
    background: var(--accent-soft);
  }
  .line {
    display: flex;
    gap: var(--space-2);
    align-items: baseline;
    min-width: 0;
  }
`;

/** A list of such entries, with how many there are beside its heading. */
export const groupStyles = css`
  .count {
    margin-inline-start: auto;
    font-weight: var(--weight);
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
`;
