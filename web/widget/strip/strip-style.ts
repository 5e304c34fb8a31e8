/** A strip between the messages and where one writes: for a question, or for what can be done now. */
import { css } from "lit";
import { fieldStyle } from "../field-style";

export const stripStyle = css`
  ${fieldStyle}

  :host {
    display: block;
    flex: none;
  }

  section,
  form {
    display: grid;
    gap: var(--space-2);
  }

  section {
    padding: var(--space-3) var(--space-4);
    border-block-start: 1px solid var(--line);
    background: var(--sunken);
    font-size: var(--size-quiet);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
  }

  .head {
    display: flex;
    gap: var(--space-2);
    align-items: flex-start;
    justify-content: space-between;
  }

  .title {
    display: flex;
    gap: 6px;
    margin: 0;
    font-size: inherit;
    font-weight: var(--weight-strong);
  }

  .close {
    display: grid;
    flex: none;
    place-items: center;
    width: 32px;
    height: 32px;
    margin-block: -7px;
    /* Below the header's. */
    margin-inline-end: -2px;
    border-radius: var(--radius-small);
    color: var(--text-quiet);
    font-size: 16px;
  }

  .close:hover {
    background: var(--hover);
  }

  .why {
    display: flex;
    gap: 6px;
  }

  :is(.why, .title) .icon {
    margin-block-start: 3px;
  }

  .line {
    display: flex;
    gap: var(--space-2);
  }

  .line input {
    flex: 1;
  }

  .line button {
    flex: none;
  }
`;
