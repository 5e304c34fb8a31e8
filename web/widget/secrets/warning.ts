/** Asks before something that looks like a secret is sent; never more than a question. */
import { css, html, type TemplateResult } from "lit";
import alert from "lucide-static/icons/triangle-alert.svg?raw";
import { icon } from "../../shared/icon";
import { texts } from "../texts";
import type { SuspectKind } from "../texts/catalogue";

export interface Answer {
  edit(): void;
  sendAnyway(): void;
}

export function secretWarning(kind: SuspectKind, { edit, sendAnyway }: Answer): TemplateResult {
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    // Escape answers the question; it must not close the chat as well.
    event.stopPropagation();
    edit();
  };
  return html`
    <div class="warning" role="alertdialog" aria-labelledby="warning" aria-describedby="warning-text" @keydown=${onKeydown}>
      ${icon(alert)}
      <div>
        <p id="warning">${texts.secretTitle[kind]}</p>
        <p id="warning-text">${texts.secretText}</p>
        <div class="answers">
          <button class="outlined" type="button" data-answer="edit" @click=${edit}>${texts.secretEdit}</button>
          <button class="outlined quiet" type="button" data-answer="send" @click=${sendAnyway}>${texts.secretSend}</button>
        </div>
      </div>
    </div>
  `;
}

export const secretWarningStyle = css`
  .warning {
    display: flex;
    gap: var(--space-2);
    margin-block-end: var(--space-2);
    padding: var(--space-3);
    border-radius: var(--radius);
    background: var(--warn-soft);
    color: var(--text);
    font-size: var(--size-quiet);
  }

  .warning > .icon {
    margin-block-start: 2px;
    color: var(--warn-text);
    font-size: 16px;
  }

  #warning {
    font-weight: var(--weight-strong);
  }

  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-block-start: var(--space-2);
  }

  .warning .outlined.quiet {
    border-color: transparent;
    background: none;
    color: var(--text);
  }

  .warning .outlined.quiet:hover {
    background: var(--hover);
  }
`;
