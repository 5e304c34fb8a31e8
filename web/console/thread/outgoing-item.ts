import { css, html, LitElement, type TemplateResult } from "lit";
import { act } from "../act";
import type { Outgoing } from "../desk/outgoing";
import { base } from "../look/base";

/** A message that is on its way, or was refused. */
export class OutgoingItem extends LitElement {
  static override properties = { item: { attribute: false }, online: { type: Boolean } };

  declare item: Outgoing;
  declare online: boolean;

  static override styles = [
    base,
    css`
      .bubble {
        width: fit-content;
        max-width: min(640px, 92%);
        margin-inline-start: auto;
        padding: 6px var(--space-3);
        border-radius: var(--radius);
        background: var(--accent-soft);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .note {
        width: 100%;
        max-width: none;
        border-inline-start: 3px solid var(--warn-text);
        border-radius: var(--radius-small);
        background: var(--warn-soft);
      }
      .state {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
        align-items: center;
        justify-content: flex-end;
        min-height: 18px;
        text-align: end;
        color: var(--text-quiet);
        font-size: var(--size-small);
      }
      .failed {
        color: var(--danger-text);
      }
    `,
  ];

  override render(): TemplateResult {
    const { voice, text, files = [] } = this.item.payload;
    const shown = [text, ...files.map(({ name }) => name)].filter((line) => line !== "").join("\n");
    return html`<div class="bubble ${voice}" dir="auto">${shown}</div>
      ${this.state()}`;
  }

  private state(): TemplateResult {
    const { item } = this;
    if (item.state !== "failed") {
      return html`<div class="state"><span class="after-a-while">${this.online ? "Sending…" : "Waiting for the connection"}</span></div>`;
    }
    return html`<div class="state failed" role="alert">
      <span>Not sent. ${item.error}</span>
      <button class="button" @click=${() => act(this, { kind: "retry", item })}>Send again</button>
      <button class="button bare" @click=${() => act(this, { kind: "discard", item })}>Discard</button>
    </div>`;
  }
}

customElements.define("wd-outgoing-item", OutgoingItem);
