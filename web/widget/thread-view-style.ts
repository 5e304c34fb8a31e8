import { css } from "lit";

export const threadViewStyle = css`
  :host {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    /* Of a window as low as 200 % zoom makes it, the form and the way to a person need every line. */
    min-height: clamp(0px, 100vh - 560px, 56px);
  }

  .scroller {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    padding: var(--space-4);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--line) transparent;
  }

  .scroller:focus-visible {
    outline: var(--focus);
    outline-offset: -2px;
  }

  /* A short thread sits at the bottom, next to where the visitor writes. */
  .scroller::before {
    margin-block-start: auto;
    content: "";
  }

  .divider {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    margin-block: var(--space-4) var(--space-1);
    color: var(--text-quiet);
    font-size: var(--size-small);
  }

  .divider::before,
  .divider::after {
    flex: 1;
    border-block-start: 1px solid var(--line);
    content: "";
  }

  .below {
    position: absolute;
    inset-block-end: var(--space-2);
    inset-inline: 0;
    width: fit-content;
    margin-inline: auto;
    display: flex;
    gap: 6px;
    align-items: center;
    padding: 6px var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-round);
    background: var(--surface);
    box-shadow: var(--shadow);
    font-size: var(--size-quiet);
    font-weight: var(--weight-medium);
  }

  .activity {
    margin-block-start: var(--space-3);
  }

  .dots {
    display: inline-flex;
    gap: 5px;
    padding: 14px;
    border-radius: var(--radius-large);
    background: var(--sunken);
  }

  .dots i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--text-quiet);
    animation: breathe 1.4s ease-in-out infinite;
  }

  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }

  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }

  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }

    30% {
      opacity: 1;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .dots i {
      animation: none;
    }
  }
`;
