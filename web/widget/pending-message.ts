/** A message that is on its way, or that the service refused. */
import { html, nothing, type TemplateResult } from "lit";
import type { OutboxItem } from "../shared/outbox";
import type { Saying, VisitorSession } from "./session";
import { texts } from "./texts";

export function pendingRow(item: OutboxItem<Saying>, session: VisitorSession): TemplateResult {
  return html`
    <article class="row own" data-author="visitor" data-state=${item.state}>
      <div class="bubble" dir="auto"><div class="plain">${item.payload.shown}</div></div>
      ${item.state === "failed" ? failedLine(item, session) : html`<p class="state">${stateWords(item, session)}</p>`}
    </article>
  `;
}

function stateWords(item: OutboxItem<Saying>, session: VisitorSession): string {
  return session.ready || item.state === "sending" ? texts.sending : texts.kept;
}

function failedLine({ id, error }: OutboxItem<Saying>, { outbox }: VisitorSession): TemplateResult {
  return html`
    <div class="failed" role="alert">
      <p>${texts.notSent} ${error ?? nothing}</p>
      <button class="link" type="button" @click=${() => outbox.retry(id)}>${texts.retry}</button>
      <button class="link" type="button" @click=${() => outbox.settle([id])}>${texts.discard}</button>
    </div>
  `;
}
