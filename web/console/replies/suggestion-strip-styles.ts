import { css } from "lit";

export const suggestionStripStyles = css`
  :host {
    display: block;
    border-block-start: 1px solid var(--line);
    background: var(--ground);
    font-size: var(--size-quiet);
  }
  section {
    padding: var(--space-1) var(--space-4);
  }
  .held + .suggested {
    border-block-start: 1px solid var(--line);
  }
  .line {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    color: var(--text-quiet);
  }
  .what {
    flex: none;
    font-weight: var(--weight-medium);
  }
  .start {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    font-style: italic;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .buttons {
    display: flex;
    flex: none;
    gap: var(--space-1);
    margin-inline-start: auto;
  }
  .button {
    min-height: 26px;
    padding-inline: var(--space-2);
  }
  .whole {
    max-height: 30vh;
    margin-block: var(--space-1) var(--space-2);
    padding: var(--space-2) var(--space-3);
    overflow-y: auto;
    border: 1px dashed var(--outline);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    white-space: pre-wrap;
  }
  .suggested {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    align-items: center;
  }
  .suggestion {
    display: flex;
    flex: 0 1 auto;
    max-width: 100%;
    gap: 6px;
    align-items: center;
    min-width: 0;
    min-height: 26px;
    padding: 0 var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
  }
  .suggestion:hover {
    background: var(--hover);
  }
  .suggestion .icon svg {
    width: 14px;
    height: 14px;
  }
  .suggestion .icon,
  .suggestion kbd {
    flex: none;
    color: var(--text-quiet);
  }
  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .source {
    flex: none;
    color: var(--text-quiet);
    font-size: var(--size-small);
  }
  @media (max-width: 899px) {
    /* Once something is written, the thread and the field need the height. */
    :host([writing]) {
      display: none;
    }
    section {
      padding-inline: var(--space-3);
    }
    kbd {
      display: none;
    }
    .start,
    .line > .icon {
      display: none;
    }
    .what {
      flex: 1;
    }
    /* One line that is swiped along: the thread needs the height. */
    .suggested {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .suggestion {
      flex: none;
      max-width: 85%;
    }
  }
`;
