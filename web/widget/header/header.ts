/** The top of the panel: what this is, and who holds the chat right now. */
import { css, html, type TemplateResult } from "lit";
import bot from "lucide-static/icons/bot.svg?raw";
import check from "lucide-static/icons/check.svg?raw";
import clock from "lucide-static/icons/clock.svg?raw";
import headset from "lucide-static/icons/headset.svg?raw";
import off from "lucide-static/icons/cloud-off.svg?raw";
import ticket from "lucide-static/icons/ticket.svg?raw";
import close from "lucide-static/icons/x.svg?raw";
import { icon } from "../../shared/icon";
import type { HolderView } from "../holder";
import { texts } from "../texts";
import type { MenuItem } from "./menu";

const ICONS: Record<HolderView["kind"], string> = { bot, queue: clock, ticket, technician: headset, resolved: check, nobody: off };

export interface HeaderView {
  title: string;
  holder: HolderView;
  announcement: string;
  menu: readonly MenuItem[];
  onClose(): void;
}

// No landmark: the page around the chat has its own.
export function header({ title, holder, announcement, menu, onClose }: HeaderView): TemplateResult {
  return html`
    <header role="none">
      <span class="holder-icon" data-kind=${holder.kind}>${icon(ICONS[holder.kind])}</span>
      <div class="headings">
        <h2 id="title" dir="auto">${title}</h2>
        <p class="holder" id="holder">${holder.words}</p>
        <p class="unseen" role="status">${announcement}</p>
      </div>
      <warmdesk-menu .items=${menu}></warmdesk-menu>
      <button class="header-button" type="button" aria-label=${texts.closeChat} title=${texts.closeChat} @click=${onClose}>
        ${icon(close)}
      </button>
    </header>
  `;
}

export const headerStyle = css`
  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--space-1);
    padding-block: var(--space-3);
    padding-inline: var(--space-4) var(--space-3);
    border-block-end: 1px solid var(--line);
  }

  .holder-icon {
    display: grid;
    flex: none;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: var(--sunken);
    color: var(--text-quiet);
    font-size: 18px;
  }

  .holder-icon[data-kind="bot"] {
    background: var(--accent-soft);
    color: var(--accent-text);
  }

  .holder-icon[data-kind="queue"],
  .holder-icon[data-kind="ticket"] {
    background: var(--warn-soft);
    color: var(--warn-text);
  }

  .holder-icon[data-kind="technician"] {
    background: var(--ok-soft);
    color: var(--ok-text);
  }

  .headings {
    flex: 1;
    min-width: 0;
    padding-inline-start: var(--space-2);
  }

  h2 {
    margin: 0;
    font-size: var(--size-large);
    font-weight: var(--weight-strong);
    line-height: var(--leading-tight);
    overflow-wrap: anywhere;
  }

  .holder {
    margin-block-start: 2px;
    color: var(--text-quiet);
    font-size: var(--size-quiet);
    line-height: var(--leading-tight);
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
`;
