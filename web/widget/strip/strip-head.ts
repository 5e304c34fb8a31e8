/** What a strip that can be sent away is about, and the button that does so. */
import { html, type TemplateResult } from "lit";
import x from "lucide-static/icons/x.svg?raw";
import { icon } from "../../shared/icon";

export function stripHead(title: string | TemplateResult, closeWords: string, close: () => void): TemplateResult {
  return html`<div class="head">
    <h3 id="title" class="title">${title}</h3>
    <button class="close" type="button" aria-label=${closeWords} title=${closeWords} @click=${close}>${icon(x)}</button>
  </div>`;
}
