import { css } from "lit";

export const ratingStyle = css`
  form {
    position: relative;
    gap: var(--space-1);
    padding-inline-end: var(--space-6);
    padding-block-start: var(--space-2);
    border-block-start: 1px solid var(--line);
  }

  .question {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    align-items: center;
  }

  .asked {
    flex: 1 1 140px;
    color: var(--text-quiet);
  }

  .thumbs {
    display: flex;
    gap: var(--space-1);
  }

  .thumb,
  .decline {
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: var(--radius-round);
    color: var(--text-quiet);
    font-size: 16px;
    transition: background var(--quick);
  }

  .thumb:hover,
  .decline:hover {
    background: var(--hover);
    color: var(--text);
  }

  .thumb[aria-pressed="true"] {
    background: var(--accent-soft);
    color: var(--accent-text);
  }

  .decline {
    position: absolute;
    inset-block-start: var(--space-2);
    inset-inline-end: calc(-1 * var(--space-2));
    font-size: 14px;
  }

  .comment {
    display: grid;
    flex: 1 0 100%;
    gap: var(--space-2);
    justify-items: start;
    margin-inline-end: calc(-1 * var(--space-6));
    padding-block-end: var(--space-1);
  }

  .thanks {
    color: var(--text-quiet);
  }

  .thanks:empty {
    display: none;
  }
`;
