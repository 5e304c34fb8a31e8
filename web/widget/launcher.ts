/** The round button in the corner of the host page. */
import { css, html, nothing, type TemplateResult } from "lit";
import chat from "lucide-static/icons/message-circle.svg?raw";
import { icon } from "../shared/icon";
import { texts } from "./texts";

export interface LauncherView {
  unread: number;
  label: string;
  isHidden: boolean;
  onOpen(): void;
}

export function launcher({ unread, label, isHidden, onOpen }: LauncherView): TemplateResult {
  const words = texts.openChat(unread);
  return html`
    <button
      class=${label ? "launcher labelled" : "launcher"}
      type="button"
      aria-haspopup="dialog"
      aria-expanded="false"
      aria-label=${label ? `${label}: ${words}` : words}
      ?hidden=${isHidden}
      @click=${onOpen}
    >
      ${icon(chat)} ${label ? html`<span class="label" dir="auto">${label}</span>` : nothing}
      ${unread > 0 ? html`<span class="unread" data-count=${texts.unreadBadge(unread)}></span>` : nothing}
    </button>
  `;
}

export const launcherStyle = css`
  .launcher {
    position: fixed;
    inset-block-end: max(var(--inset), env(safe-area-inset-bottom));
    z-index: var(--layer);
    display: inline-flex;
    gap: var(--space-2);
    align-items: center;
    justify-content: center;
    min-width: 56px;
    height: 56px;
    border-radius: var(--radius-round);
    background: var(--accent);
    box-shadow: var(--shadow);
    color: var(--on-accent);
    font-size: 26px;
    transition: background var(--quick);
  }

  .launcher:hover {
    background: var(--accent-hover);
  }

  .launcher.labelled {
    max-width: calc(100vw - 2 * var(--inset));
    padding-inline: var(--space-4) var(--space-5);
  }

  .label {
    overflow: hidden;
    font-size: var(--size-large);
    font-weight: var(--weight-medium);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .at-end .launcher {
    inset-inline-end: var(--inset);
  }

  .at-start .launcher {
    inset-inline-start: var(--inset);
  }

  .unread {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
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

  /* The button's name says the number in words; as text it would be a second, shorter name. */
  .unread::before {
    content: attr(data-count);
  }
`;
