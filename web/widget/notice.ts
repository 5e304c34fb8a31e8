/** What is shown instead of the thread while there is none, and above it while the link is down. */
import { css, html, nothing, type TemplateResult } from "lit";
import cloudOff from "lucide-static/icons/cloud-off.svg?raw";
import refresh from "lucide-static/icons/refresh-cw.svg?raw";
import { UNEXPLAINED } from "../shared/connection";
import { icon } from "../shared/icon";
import type { ErrorBody } from "../shared/protocol";
import type { VisitorSession } from "./session";
import { texts } from "./texts";

/** A calm line above a thread that is still there to read. */
export function banner(session: VisitorSession): TemplateResult | typeof nothing {
  if (session.linkExpired && session.ready && session.thread.messages.length === 0)
    return html`<div class="banner" role="status">${texts.linkExpired}</div>`;
  if (!session.isReconnecting(Date.now())) return nothing;
  if (session.identity.problem && session.identity.token !== null)
    return html`<div class="banner" role="status">
      <span>
        ${texts.identity.signInEnded}
        <button class="link" type="button" @click=${() => session.identity.goOnUnknown()}>${texts.identity.goOnUnknown}</button>
      </span>
    </div>`;
  if (session.refusal)
    return html`<div class="banner danger" role="status">
      <span dir="auto">${refusalWords(session.refusal)}</span>
      <button class="link" type="button" @click=${() => session.tryAgain()}>${texts.tryAgain}</button>
    </div>`;
  return html`<div class="banner" role="status">${icon(refresh)}<span>${texts.reconnecting}</span></div>`;
}

/** Stands where the thread will be: loading, out of reach, or refused. */
export function placeholder(session: VisitorSession): TemplateResult {
  if (session.refusal) return failure(session, texts.refusedTitle, refusalWords(session.refusal));
  if (session.offline) return failure(session, texts.unreachableTitle, texts.unreachableText);
  return html`
    <div class="placeholder loading" role="status">
      <span class="unseen">${texts.loading}</span>
      <div class="bone"></div>
      <div class="bone"></div>
      <div class="bone"></div>
    </div>
  `;
}

function refusalWords({ code, message }: ErrorBody): string {
  if (code === "identity_required") return texts.identity.required;
  return code === UNEXPLAINED ? texts.refusedText : message;
}

function failure(session: VisitorSession, title: string, text: string): TemplateResult {
  return html`
    <div class="placeholder" role="status">
      <span class="failure-icon">${icon(cloudOff)}</span>
      <h3>${title}</h3>
      <p dir="auto">${text}</p>
      <button class="outlined" type="button" @click=${() => session.tryAgain()}>${texts.tryAgain}</button>
    </div>
  `;
}

export const noticeStyle = css`
  .banner {
    display: flex;
    flex: none;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-4);
    background: var(--warn-soft);
    color: var(--warn-text);
    font-size: var(--size-quiet);
    line-height: 1.4;
  }

  .banner .icon {
    margin-block-start: 3px;
  }

  .banner.danger {
    justify-content: space-between;
    background: var(--danger-soft);
    color: var(--danger-text);
  }

  .banner .link {
    flex: none;
  }

  .placeholder {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: 0;
    padding: var(--space-6);
    overflow-y: auto;
    color: var(--text-quiet);
    text-align: center;
  }

  .placeholder h3 {
    margin: 0;
    color: var(--text);
    font-size: var(--size-large);
    font-weight: var(--weight-strong);
  }

  .placeholder .outlined {
    margin-block-start: var(--space-3);
  }

  .failure-icon {
    margin-block-end: var(--space-2);
    font-size: 32px;
  }

  .loading {
    align-items: flex-start;
    justify-content: flex-start;
    gap: var(--space-4);
    padding: var(--space-4);
    /* A quick answer must not flash a skeleton. */
    animation: appear 1ms 300ms backwards;
  }

  .bone {
    width: 70%;
    height: 56px;
    border-radius: var(--radius-large);
    background: var(--sunken);
  }

  .bone:nth-of-type(2) {
    align-self: flex-end;
    width: 50%;
    height: 40px;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
`;
