/** A file's square, beside its name or in the place of its picture. */
import { css, html, type TemplateResult } from "lit";
import fileText from "lucide-static/icons/file-text.svg?raw";
import { icon } from "../icon";

export const fileIcon = (): TemplateResult => html`<span class="file-icon">${icon(fileText)}</span>`;

export const fileIconStyle = css`
  .file-icon {
    display: grid;
    flex: none;
    place-items: center;
    width: 34px;
    height: 34px;
    border-radius: var(--radius-small);
    background: var(--sunken);
    color: var(--text-quiet);
    font-size: 18px;
  }
`;
