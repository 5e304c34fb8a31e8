import { css } from "lit";

export const accountRequestsStyles = css`
  :host {
    display: grid;
    gap: var(--space-2);
  }
  p {
    margin: 0;
  }
  .request {
    display: grid;
    gap: 2px;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-small);
    background: var(--warn-soft);
    overflow-wrap: anywhere;
  }
  .request strong {
    color: var(--warn-text);
  }
  ul {
    display: grid;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .review,
  .start {
    justify-self: start;
  }
`;
