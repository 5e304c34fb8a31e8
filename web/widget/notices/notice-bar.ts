/** Below the header and above the thread, which keeps its place: what everybody is told. */
import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import check from "lucide-static/icons/check.svg?raw";
import megaphone from "lucide-static/icons/megaphone.svg?raw";
import close from "lucide-static/icons/x.svg?raw";
import { icon } from "../../shared/icon";
import type { NoticeShown } from "../../shared/protocol";
import { texts } from "../texts";
import type { Notices } from "./notices";

export function noticeBar(notices: Notices): TemplateResult {
  const { shown, over, news } = notices;
  const announcement = news ? `${news.kind === "new" ? texts.notices.heading : texts.notices.over}: ${news.text}` : "";
  return html`
    <p class="unseen" role="status" dir="auto">${announcement}</p>
    ${shown.length + over.length === 0
      ? nothing
      : html`<section class="notices" aria-label=${texts.notices.heading}>
          ${repeat(over, ({ notice_id }) => notice_id, (notice) => item(notices, notice, true))}
          ${repeat(shown, ({ notice_id }) => notice_id, (notice) => item(notices, notice, false))}
        </section>`}
  `;
}

function item(notices: Notices, notice: NoticeShown, isOver: boolean): TemplateResult {
  return html`<article class=${isOver ? "over" : "in-force"}>
    ${icon(isOver ? check : megaphone)}
    <div class="said">
      <h3>${isOver ? texts.notices.over : texts.notices.heading}</h3>
      <p dir="auto">${notice.text}</p>
    </div>
    <button class="header-button" type="button" aria-label=${texts.notices.hide} title=${texts.notices.hide} @click=${() => notices.putAway(notice)}>
      ${icon(close)}
    </button>
  </article>`;
}

export const noticeBarStyle = css`
  .notices {
    /* Gives way where forms and files need the room: where one writes, and the way to a person, must stay in view. */
    flex: 0 1 auto;
    min-height: 56px;
    max-height: 34%;
    overflow-y: auto;
    border-block-end: 1px solid var(--line);
  }

  .notices article {
    display: flex;
    gap: var(--space-2);
    align-items: flex-start;
    padding: var(--space-2) var(--space-4);
    background: var(--warn-soft);
    font-size: var(--size-quiet);
    line-height: 1.45;
  }

  .notices article + article {
    border-block-start: 1px solid var(--line);
  }

  .notices article.over {
    background: var(--ok-soft);
  }

  .notices .icon {
    margin-block-start: 3px;
    color: var(--warn-text);
  }

  .notices .over .icon {
    color: var(--ok-text);
  }

  .notices .said {
    flex: 1;
    min-width: 0;
  }

  .notices h3 {
    margin: 0 0 2px;
    color: var(--warn-text);
    font-size: var(--size-small);
    font-weight: var(--weight-strong);
  }

  .notices .over h3 {
    color: var(--ok-text);
  }

  .notices p {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .notices .over p {
    color: var(--text-quiet);
  }

  .notices .header-button {
    margin-block: -9px;
    /* Below the header's. */
    margin-inline-end: -4px;
  }

  .notices .header-button .icon {
    margin: 0;
    color: var(--text-quiet);
    font-size: 16px;
  }
`;
