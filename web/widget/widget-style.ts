import { css } from "lit";

export const widgetStyle = css`
  /* Important, because a host page's own rules for its elements would win over :host otherwise. */
  :host {
    all: initial !important;
    display: contents !important;
    color-scheme: light dark !important;
    --layer: 2147483000;
  }

  :host([data-theme="light"]) {
    color-scheme: light !important;
  }

  :host([data-theme="dark"]) {
    color-scheme: dark !important;
  }

  .frame {
    color: var(--text);
    font: var(--weight) var(--size) / var(--leading) var(--font);
    -webkit-font-smoothing: antialiased;
  }

  .panel {
    position: fixed;
    inset-block-end: var(--space-5);
    z-index: var(--layer);
    display: flex;
    flex-direction: column;
    width: 384px;
    height: min(640px, calc(100dvh - 2 * var(--space-5)));
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    box-shadow: var(--shadow-large);
  }

  .drop {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    border: 2px dashed var(--accent-text);
    border-radius: var(--radius-large);
    background: var(--surface);
    color: var(--accent-text);
    font-weight: var(--weight-medium);
    opacity: 0.95;
    pointer-events: none;
  }

  .right .panel {
    right: var(--space-5);
  }

  .left .panel {
    left: var(--space-5);
  }

  @media (max-width: 480px) {
    .frame .panel {
      inset: 0;
      width: auto;
      height: 100dvh;
      border: 0;
      border-radius: 0;
    }
  }
`;
