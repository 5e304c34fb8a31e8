/** The round button in the corner of the host page. */
import { css, html, nothing, type TemplateResult } from "lit";
import chat from "lucide-static/icons/message-circle.svg?raw";
import { icon } from "../shared/icon";
import { texts } from "./texts";

export function launcher(unread: number, hidden: boolean, onOpen: () => void): TemplateResult {
  return html`
    <button class="launcher" type="button" aria-expanded="false" aria-label=${texts.openChat(unread)} ?hidden=${hidden} @click=${onOpen}>
      ${icon(chat)} ${unread > 0 ? html`<span class="unread" aria-hidden="true">${unread > 9 ? "9+" : unread}</span>` : nothing}
    </button>
  `;
}

export const launcherStyle = css`
  .launcher {
    position: fixed;
    inset-block-end: max(var(--space-5), env(safe-area-inset-bottom));
    z-index: var(--layer);
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    border-radius: 50%;
    background: var(--accent);
    box-shadow: var(--shadow);
    color: var(--on-accent);
    font-size: 26px;
    transition: background var(--quick);
  }

  .launcher:hover {
    background: var(--accent-hover);
  }

  .right .launcher {
    right: var(--space-5);
  }

  .left .launcher {
    left: var(--space-5);
  }

  .unread {
    position: absolute;
    inset-block-start: -4px;
    right: -4px;
    min-width: 22px;
    padding: 0 6px;
    border: 2px solid var(--surface);
    border-radius: var(--radius-round);
    background: var(--danger-text);
    color: var(--surface);
    font-size: var(--size-small);
    font-weight: var(--weight-strong);
    line-height: 18px;
    font-variant-numeric: tabular-nums;
  }
`;
