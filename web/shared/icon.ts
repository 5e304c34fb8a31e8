/** A Lucide icon, imported as `lucide-static/icons/<name>.svg?raw`; decorative, so the text beside it must say it. */
import { html, type TemplateResult } from "lit";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";

export function icon(svg: string): TemplateResult {
  return html`<span class="icon" aria-hidden="true">${unsafeSVG(svg)}</span>`;
}
