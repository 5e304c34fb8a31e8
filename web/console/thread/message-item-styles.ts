import { css } from "lit";

export const messageItemStyles = css`
  :host {
    display: block;
  }
  :host([data-current]) .bubble,
  :host([data-current]) .notice {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  ::highlight(found) {
    background-color: light-dark(#ffdf6b, #8a6a00);
    color: var(--text);
  }
  article {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 2px;
    max-width: min(640px, 92%);
  }
  .bot.everyone,
  .technician.everyone {
    align-items: flex-end;
    margin-inline-start: auto;
  }
  .byline {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    align-items: baseline;
    margin-block-start: var(--space-3);
    color: var(--text-quiet);
    font-size: var(--size-small);
  }
  .name {
    color: var(--text);
    font-weight: var(--weight-strong);
  }
  .bubble {
    max-width: 100%;
    padding: 6px var(--space-3);
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: var(--sunken);
    overflow-wrap: anywhere;
  }
  .visitor .bubble {
    border-color: var(--line);
    background: var(--surface);
  }
  .technician.everyone .bubble {
    background: var(--accent-soft);
  }
  .text {
    white-space: pre-wrap;
  }
  .note {
    width: 100%;
    max-width: none;
  }
  .note .bubble {
    width: 100%;
    border-color: var(--warn-text);
    border-inline-start-width: 3px;
    border-radius: var(--radius-small);
    background: var(--warn-soft);
  }
  .private .icon {
    display: inline;
  }
  .private svg {
    vertical-align: -2px;
  }
  .private svg,
  .after svg {
    width: 13px;
    height: 13px;
  }
  .note .private {
    color: var(--warn-text);
    font-weight: var(--weight-medium);
  }
  .suppressed .bubble,
  .withheld .bubble {
    border: 1px dashed var(--outline);
    background: transparent;
    color: var(--text-quiet);
    font-style: italic;
  }
  .offered {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    margin: var(--space-2) 0 2px;
    padding: 0;
    list-style: none;
    font-size: var(--size-small);
  }
  .offered li {
    padding: 0 var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-round);
    color: var(--text-quiet);
  }
  .after {
    display: flex;
    gap: var(--space-1);
    align-items: center;
    color: var(--text-quiet);
    font-size: var(--size-small);
  }
  .notice {
    max-width: 60ch;
    margin: var(--space-3) auto;
    color: var(--text-quiet);
    font-size: var(--size-small);
    text-align: center;
    text-wrap: balance;
  }
`;
