/** The files of the next message, above the field it is written in. */
import { css, html, nothing, type TemplateResult } from "lit";
import close from "lucide-static/icons/x.svg?raw";
import { SERVICE_LANG } from "../connection";
import { icon } from "../icon";
import { fileIcon, fileIconStyle } from "./file-icon";
import type { Tray, TrayItem } from "./tray";
import { type AttachmentWords, sizeWords } from "./words";

export function trayView(tray: Tray, words: AttachmentWords, address: (path: string) => string): TemplateResult {
  return html`
    ${tray.items.length === 0
      ? nothing
      : html`<ul class="tray" aria-label=${words.list}>
          ${tray.items.map((item) => chip(tray, item, words, address))}
        </ul>`}
    <p class="tray-problem" role="status">${tray.problem ?? nothing}</p>
  `;
}

function chip(tray: Tray, item: TrayItem, words: AttachmentWords, address: (path: string) => string): TemplateResult {
  const { file, attachment } = item;
  const name = attachment?.name ?? file.name;
  const preview = attachment?.preview;
  return html`<li class="chip" data-state=${item.state}>
    ${preview ? html`<img src=${address(preview.url)} alt="" />` : fileIcon()}
    <span class="chip-words">
      <span class="chip-name" dir="auto" title=${name}>${name}</span>
      <span class="chip-state" role="status">${stateWords(item, words)}</span>
    </span>
    ${item.state === "failed" && item.canRetry
      ? html`<button class="chip-retry" type="button" @click=${() => tray.retry(item.id)}>${words.retry}</button>`
      : nothing}
    <button
      class="chip-remove"
      type="button"
      aria-label=${words.remove(name)}
      title=${words.remove(name)}
      @click=${() => tray.remove(item.id)}
    >
      ${icon(close)}
    </button>
    ${item.state === "uploading" ? html`<progress max="1" .value=${item.progress} aria-hidden="true"></progress>` : nothing}
  </li>`;
}

function stateWords(item: TrayItem, words: AttachmentWords): string | TemplateResult {
  if (item.refusal) return html`<bdi lang=${SERVICE_LANG}>${item.refusal}</bdi>`;
  if (item.state === "failed") return item.error ?? "";
  if (item.state === "waiting") return words.waiting;
  // Quarters, so that a screen reader is not told of every percent.
  if (item.state === "uploading") return words.uploading(Math.floor(item.progress * 4) * 25);
  return sizeWords(item.file.size, words.locale);
}

export const trayStyle = css`
  ${fileIconStyle}

  .tray {
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
    max-height: 184px;
    margin: 0 0 var(--space-2);
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }

  .chip {
    position: relative;
    display: flex;
    flex: none;
    gap: var(--space-2);
    align-items: center;
    min-height: 44px;
    padding: 4px var(--space-1) 4px 6px;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
  }

  .chip[data-state="failed"] {
    border-color: var(--danger-text);
  }

  .chip img {
    flex: none;
    width: 34px;
    height: 34px;
    border-radius: var(--radius-small);
    background: var(--sunken);
    object-fit: cover;
  }

  .chip-words {
    display: flex;
    flex: 1;
    flex-direction: column;
    align-items: flex-start;
    min-width: 0;
    line-height: 1.35;
  }

  .chip-name {
    max-width: 100%;
    overflow: hidden;
    font-size: var(--size-quiet);
    font-weight: var(--weight-medium);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chip-state {
    color: var(--text-quiet);
    font-size: var(--size-small);
    font-variant-numeric: tabular-nums;
  }

  .chip[data-state="failed"] .chip-state,
  .tray-problem {
    color: var(--danger-text);
  }

  .chip button.chip-remove,
  .chip button.chip-retry {
    flex: none;
    min-width: 32px;
    height: 32px;
    padding: 0 6px;
    border: 0;
    border-radius: var(--radius-small);
    background: transparent;
    color: var(--text-quiet);
    font: inherit;
    font-size: var(--size-small);
    font-weight: var(--weight-medium);
    cursor: pointer;
  }

  .chip button.chip-remove {
    font-size: 16px;
  }

  .chip button.chip-retry {
    color: var(--accent-text);
  }

  .chip button.chip-remove:hover,
  .chip button.chip-retry:hover {
    background: var(--sunken);
    color: var(--text);
  }

  .chip progress {
    position: absolute;
    inset: auto 0 0;
    width: 100%;
    height: 3px;
    border: 0;
    background: var(--sunken);
    accent-color: var(--accent);
    appearance: none;
  }

  .chip progress::-webkit-progress-bar {
    background: var(--sunken);
  }

  .chip progress::-webkit-progress-value {
    background: var(--accent);
  }

  .chip progress::-moz-progress-bar {
    background: var(--accent);
  }

  .tray-problem {
    margin: 0;
    font-size: var(--size-small);
  }

  /* No row of its own in a grid with gaps, yet there to be announced. */
  .tray-problem:empty {
    position: absolute;
  }

  .tray-problem:not(:empty) {
    margin-block-end: var(--space-2);
  }
`;
