/** The files of a message: a picture of what is an image, a chip with name and size for everything else. */
import { css, html, nothing, type TemplateResult } from "lit";
import type { AttachmentView } from "../protocol";
import { fileIcon, fileIconStyle } from "./file-icon";
import { type AttachmentWords, sizeWords } from "./words";

// Fits into the narrowest panel.
const PICTURE_PX = { width: 250, height: 200 };

export interface FilesScreen {
  words: AttachmentWords;
  /** The whole address of a path of the service. */
  address: (path: string) => string;
  /** A file was asked for; the link is followed unless the event is stopped. */
  onFile?: (file: AttachmentView, event: Event) => void;
  /** A picture was asked for; without this it is a link to the file like any other. */
  onPicture?: (file: AttachmentView) => void;
  /** A picture could not be fetched. */
  onLost?: (file: AttachmentView) => void;
}

/** Links open elsewhere, as a refusal in the place of a file must not take the page away that the chat is on. */
export function sentFiles(files: readonly AttachmentView[], screen: FilesScreen): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`<ul class="files" aria-label=${screen.words.list}>
    ${files.map((file) => html`<li>${file.preview ? picture(file, screen) : chip(file, screen)}</li>`)}
  </ul>`;
}

function picture(file: AttachmentView, screen: FilesScreen): TemplateResult {
  const { url, width, height } = file.preview!;
  // Its size is known before it has come, so that nothing moves when it does.
  const scale = Math.min(1, PICTURE_PX.width / width, PICTURE_PX.height / height);
  const image = html`<img
    src=${screen.address(url)}
    width=${Math.round(width * scale)}
    height=${Math.round(height * scale)}
    alt=${screen.words.picture(file.name)}
    @error=${() => screen.onLost?.(file)}
  />`;
  const { onPicture } = screen;
  if (onPicture) return html`<button class="picture" type="button" @click=${() => onPicture(file)}>${image}</button>`;
  return html`<a
    class="picture"
    href=${screen.address(file.url)}
    download=${file.name}
    target="_blank"
    rel="noopener"
    @click=${(event: Event) => screen.onFile?.(file, event)}
    >${image}</a
  >`;
}

function chip(file: AttachmentView, screen: FilesScreen): TemplateResult {
  const size = sizeWords(file.size, screen.words.locale);
  return html`<a
    class="file"
    href=${screen.address(file.url)}
    download=${file.name}
    target="_blank"
    rel="noopener"
    aria-label=${screen.words.download(file.name, size)}
    @click=${(event: Event) => screen.onFile?.(file, event)}
  >
    ${fileIcon()}
    <span class="file-words"><span class="file-name" dir="auto">${file.name}</span> <span class="file-size">${size}</span></span>
  </a>`;
}

export const sentFilesStyle = css`
  ${fileIconStyle}

  .files {
    display: flex;
    flex-direction: column;
    gap: var(--space-1);
    align-items: inherit;
    max-width: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .files li {
    max-width: 100%;
  }

  .picture {
    display: block;
    width: fit-content;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--sunken);
    cursor: pointer;
  }

  .picture img {
    display: block;
  }

  .file {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    max-width: 100%;
    padding: 6px var(--space-3) 6px 6px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    text-decoration: none;
  }

  .file:hover,
  .picture:hover {
    border-color: var(--outline);
  }

  .file:focus-visible,
  .picture:focus-visible {
    outline: var(--focus);
    outline-offset: var(--focus-offset);
  }

  .file-words {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-width: 0;
    line-height: 1.35;
  }

  .file-name {
    font-size: var(--size-quiet);
    font-weight: var(--weight-medium);
    overflow-wrap: anywhere;
  }

  .file-size {
    color: var(--text-quiet);
    font-size: var(--size-small);
    font-variant-numeric: tabular-nums;
  }
`;
