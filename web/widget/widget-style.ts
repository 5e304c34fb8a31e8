import { css } from "lit";

export const widgetStyle = css`
  /* Important, because a host page's own rules for its elements would win over :host otherwise. */
  :host {
    all: initial !important;
    display: contents !important;
    color-scheme: light dark !important;
    --layer: var(--warmdesk-layer, 2147483000);
    --inset: var(--warmdesk-inset, var(--space-5));
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
    inset-block-end: var(--inset);
    z-index: var(--layer);
    display: flex;
    flex-direction: column;
    width: 384px;
    height: min(640px, calc(100dvh - 2 * var(--inset)));
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    box-shadow: var(--shadow-large);
  }

  .panel:focus {
    outline: none;
  }

  .at-end .panel {
    inset-inline-end: var(--inset);
  }

  .at-start .panel {
    inset-inline-start: var(--inset);
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
