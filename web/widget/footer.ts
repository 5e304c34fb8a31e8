/** The one click to a person, from any state; while one is coming or here, the words for that. */
import { css, html, type TemplateResult } from "lit";
import person from "lucide-static/icons/user-round.svg?raw";
import { icon } from "../shared/icon";
import type { VisitorSession } from "./session";
import { texts } from "./texts";

/** What the service stores for that click, in its own language. */
const ASK_FOR_PERSON = "I would like to talk to a person.";

export function footer(session: VisitorSession): TemplateResult {
  const words = personWords(session);
  const button = html`<button class="person" type="button" @click=${() => session.askForPerson(ASK_FOR_PERSON)}>
    ${icon(person)}${texts.person}
  </button>`;
  return html`<footer role="none">${words ? html`<p>${words}</p>` : button}</footer>`;
}

/** null: nobody was asked for yet. */
function personWords(session: VisitorSession): string | null {
  const { conversation, queue } = session.thread;
  if (conversation?.status === "assigned") return texts.personHere(conversation.owner.name ?? texts.serviceDesk);
  if (conversation?.status === "queued" && conversation.ticket) return texts.personLater;
  if (conversation?.status === "queued") return queue?.eta_max_s == null ? texts.personComingUnknown : texts.personComing;
  if (!session.asksForPerson) return null;
  return session.ready ? texts.personAsked : texts.personKept;
}

export const footerStyle = css`
  footer {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    min-height: 44px;
    padding: var(--space-2) var(--space-4) max(var(--space-2), env(safe-area-inset-bottom));
    color: var(--text-quiet);
    font-size: var(--size-quiet);
    line-height: var(--leading-tight);
    text-align: center;
  }

  .person {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    padding: 6px var(--space-3);
    border-radius: var(--radius-round);
    color: var(--accent-text);
    font-weight: var(--weight-medium);
    transition: background var(--quick);
  }

  .person:hover {
    background: var(--accent-soft);
  }
`;
