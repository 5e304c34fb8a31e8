import { css, html, type TemplateResult } from "lit";
import usersRound from "lucide-static/icons/users-round.svg?raw";
import { icon } from "../../shared/icon";
import { typingWords } from "./colleague-words";

/** Says, where one writes, that a colleague is writing to the same person; always there, so that it is announced. */
export function collision(typists: readonly string[], canReply: boolean): TemplateResult {
  const clash = canReply && typists.length > 0;
  return html`<div class="collision" role="status" ?data-on=${clash}>
    ${clash ? html`${icon(usersRound)} <span>${typingWords(typists)}. The visitor needs one answer: wait, or leave a note.</span>` : ""}
  </div>`;
}

export const collisionStyles = css`
  .collision[data-on] {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    padding: var(--space-1) var(--space-4);
    background: var(--warn-soft);
    color: var(--warn-text);
    font-size: var(--size-quiet);
  }
`;
