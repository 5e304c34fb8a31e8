import { css } from "lit";

export const messageStyle = css`
  .row {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    max-width: 88%;
    margin-block-start: var(--space-1);
  }

  .row.own {
    align-self: flex-end;
    align-items: flex-end;
  }

  .row:has(.author),
  .row.own:not(.own + .own) {
    margin-block-start: var(--space-4);
  }

  .author {
    display: flex;
    gap: 6px;
    align-items: center;
    margin-block-end: var(--space-1);
    color: var(--text-quiet);
    font-size: var(--size-small);
    font-weight: var(--weight-medium);
  }

  .author .icon {
    font-size: 15px;
  }

  .initial {
    display: grid;
    place-items: center;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: var(--ok-soft);
    color: var(--ok-text);
    font-size: 11px;
    font-weight: var(--weight-strong);
  }

  .bubble {
    max-width: 100%;
    padding: var(--space-2) 14px;
    border-radius: var(--radius-large);
    background: var(--sunken);
  }

  .own .bubble {
    background: var(--accent);
    color: var(--on-accent);
  }

  .bubble + .files {
    margin-block-start: var(--space-1);
  }

  .plain {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .foot {
    display: flex;
    gap: var(--space-2);
    align-items: center;
  }

  .read {
    display: inline-flex;
    gap: 3px;
    align-items: center;
  }

  .read .icon {
    font-size: 13px;
  }

  .foot,
  .state {
    margin-block-start: var(--space-1);
    color: var(--text-quiet);
    font-size: var(--size-small);
    font-variant-numeric: tabular-nums;
  }

  .notice {
    align-self: center;
    max-width: 92%;
    margin-block-start: var(--space-4);
    color: var(--text-quiet);
    font-size: var(--size-quiet);
    text-align: center;
  }

  .redacted {
    display: flex;
    gap: 6px;
    margin-block-start: var(--space-1);
    color: var(--text-quiet);
    font-size: var(--size-small);
    line-height: 1.4;
  }

  .redacted .icon {
    margin-block-start: 2px;
    color: var(--ok-text);
    font-size: 14px;
  }

  .buttons {
    display: flex;
    flex-direction: column;
    gap: 6px;
    align-items: flex-start;
    margin-block-start: var(--space-2);
  }

  .buttons .outlined:disabled {
    border-color: var(--line);
    background: none;
    color: var(--text-quiet);
  }

  .buttons .outlined[aria-pressed="true"] {
    border-color: transparent;
    background: var(--accent-soft);
    color: var(--accent-text);
  }

  .failed {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    justify-content: flex-end;
    margin-block-start: var(--space-1);
    font-size: var(--size-small);
  }

  .failed p {
    color: var(--danger-text);
    text-align: end;
  }
`;
