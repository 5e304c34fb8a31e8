import { html, nothing, type TemplateResult } from "lit";
import type { Drafts } from "../desk/drafts";
import type { Voice } from "../desk/outgoing";

/** Says that newer text of another browser stands in the field, and that what was written here is not lost. */
export function draftAside(drafts: Drafts, conversationId: string, voice: Voice): TemplateResult | typeof nothing {
  if (drafts.asideOf(conversationId, voice) === null) return nothing;
  return html`<p class="aside" role="status">
    <span>This is the newer draft, from another browser.</span>
    <button type="button" class="button" @click=${() => drafts.takeBack(conversationId, voice)}>Use the one from here</button>
    <button type="button" class="button bare" @click=${() => drafts.leaveAside(conversationId, voice)}>Keep this one</button>
  </p>`;
}
