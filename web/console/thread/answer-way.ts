import { css, html, nothing, type TemplateResult } from "lit";
import mail from "lucide-static/icons/mail.svg?raw";
import { icon } from "../../shared/icon";
import type { ConversationChanged } from "../../shared/protocol";

/** Of a ticket: which way an answer reaches the visitor. Typed addresses are checked by nobody, and it says so. */
export function answerWay(row: ConversationChanged, visitorHere: boolean): TemplateResult | typeof nothing {
  if (!row.ticket_since || row.status === "resolved" || row.status === "bot") return nothing;
  return html`<p class="answer-way" role="status">${icon(mail)}<span>${words(row.contact_email, visitorHere)}</span></p>`;
}

function words(email: string | null, visitorHere: boolean): TemplateResult | string {
  if (visitorHere) return "The visitor has the chat open and reads answers as they come.";
  if (!email) return "The visitor is away and left no e-mail address: answers are read when they come back to the chat.";
  return html`Answers go by e-mail to <bdi>${email}</bdi>, the address the visitor typed.`;
}

export const answerWayStyles = css`
  .answer-way {
    display: flex;
    flex: none;
    gap: var(--space-2);
    margin: 0;
    padding: var(--space-1) var(--space-4);
    border-block-end: 1px solid var(--line);
    background: var(--sunken);
    color: var(--text-quiet);
    font-size: var(--size-quiet);
    overflow-wrap: anywhere;
  }
  .answer-way .icon {
    margin-block-start: 2px;
  }
`;
