import { css } from "lit";

export const consoleAppStyles = css`
  .frame {
    display: flex;
    flex-direction: column;
    height: 100dvh;
    background: var(--ground);
    color: var(--text);
    font: var(--weight) var(--size) / var(--leading) var(--font);
  }
  main {
    flex: 1;
    display: grid;
    grid-template-columns: clamp(250px, 26vw, 340px) minmax(0, 1fr) clamp(220px, 23vw, 320px);
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
  }
  wd-list-pane {
    border-inline-end: 1px solid var(--line);
  }
  wd-context-pane {
    border-inline-start: 1px solid var(--line);
  }
  .security main > :is(wd-list-pane, wd-conversation-pane, wd-context-pane) {
    display: none;
  }
  wd-request-pane {
    grid-column: span 2;
  }
  @media (max-width: 899px) {
    main {
      grid-template-columns: minmax(0, 1fr);
    }
    main > * {
      display: none;
      border: 0;
    }
    /* The lists have room for all of it, one step back. */
    :is(.conversation, .context) wd-news-bar {
      --news-more: none;
    }
    .lists wd-list-pane,
    .conversation wd-conversation-pane {
      display: flex;
    }
    .context wd-context-pane,
    .request wd-request-pane {
      display: block;
    }
    .requests wd-security-list {
      display: flex;
    }
    wd-request-pane {
      grid-column: auto;
    }
  }
`;
