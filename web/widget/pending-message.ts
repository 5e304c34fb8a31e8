/** A message that is on its way, or that the service refused. */
import { html, nothing, type TemplateResult } from "lit";
import { sentFiles } from "../shared/attachments/sent-files";
import { SERVICE_LANG } from "../shared/connection";
import type { OutboxItem } from "../shared/outbox";
import { filesScreen } from "./message";
import type { Saying } from "./saying";
import type { VisitorSession } from "./session";
import { texts } from "./texts";

export function pendingRow(item: OutboxItem<Saying>, session: VisitorSession): TemplateResult {
  // Once, below the last of those that wait.
  const waiting = item === session.pending.findLast(({ state }) => state !== "failed");
  return html`
    <article class="row own" data-author="visitor" data-state=${item.state} aria-live="off">
      ${item.payload.shown ? html`<div class="bubble" dir="auto"><div class="plain">${item.payload.shown}</div></div>` : nothing}
      ${item.payload.kind === "text" ? sentFiles(item.payload.files ?? [], filesScreen(session.files)) : nothing}
      ${item.state === "failed" ? failedLine(item, session) : nothing}
      ${waiting ? html`<p class="state">${session.ready ? texts.sending : texts.kept}</p>` : nothing}
    </article>
  `;
}

function failedLine({ id, error }: OutboxItem<Saying>, { outbox }: VisitorSession): TemplateResult {
  return html`
    <div class="failed" role="alert">
      <p>${texts.notSent} ${error ? html`<bdi lang=${SERVICE_LANG}>${error}</bdi>` : nothing}</p>
      <button class="link" type="button" @click=${() => outbox.retry(id)}>${texts.retry}</button>
      <button class="link" type="button" @click=${() => outbox.settle([id])}>${texts.discard}</button>
    </div>
  `;
}
