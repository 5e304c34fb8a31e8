/** What every shadow root of the widget starts from. */
import { css } from "lit";

export const baseStyle = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  button {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }

  button:focus-visible {
    outline: var(--focus);
    outline-offset: var(--focus-offset);
  }

  button:disabled {
    cursor: default;
  }

  p {
    margin: 0;
  }

  .icon {
    display: inline-flex;
    flex: none;
  }

  .icon svg {
    width: 1em;
    height: 1em;
  }

  .link {
    color: var(--accent-text);
    font-weight: var(--weight-medium);
    border-radius: 2px;
  }

  .link:hover:enabled {
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .link:disabled {
    color: var(--text-quiet);
  }

  .outlined {
    padding: 6px var(--space-3);
    border: 1px solid var(--outline);
    border-radius: var(--radius-round);
    background: var(--surface);
    color: var(--accent-text);
    font-size: var(--size-quiet);
    font-weight: var(--weight-medium);
    line-height: var(--leading-tight);
    text-align: start;
    overflow-wrap: anywhere;
    transition: background var(--quick);
  }

  .outlined:hover:enabled {
    background: var(--accent-soft);
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
