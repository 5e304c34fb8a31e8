import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { EarlierConversation } from "../../shared/protocol";
import { act } from "../act";
import { base } from "../look/base";
import "../time/elapsed";
import { aboutWords, endWords } from "./earlier-words";
import type { EarlierList as List } from "./earlier";

/** What this visitor came with before, the latest first; each opens to be read. */
export class EarlierList extends LitElement {
  static override properties = { list: { attribute: false } };

  declare list: List;

  static override styles = [
    base,
    css`
      p {
        margin: 0;
      }
      ol {
        display: grid;
        gap: 2px;
        margin: 0 calc(-1 * var(--space-2));
        padding: 0;
        list-style: none;
      }
      .one {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 var(--space-3);
        width: 100%;
        padding: var(--space-1) var(--space-2);
        border: 0;
        border-radius: var(--radius-small);
        background: none;
        text-align: start;
      }
      .one:hover {
        background: var(--hover);
      }
      .about {
        overflow: hidden;
        font-weight: var(--weight-medium);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .end {
        grid-column: 1 / -1;
        overflow-wrap: anywhere;
      }
      .quiet,
      wd-elapsed {
        color: var(--text-quiet);
        font-size: var(--size-small);
      }
      .more {
        margin-block-start: var(--space-2);
      }
    `,
  ];

  override render(): TemplateResult {
    const { state, conversations, hasMore } = this.list;
    const isEmpty = conversations.length === 0;
    return html`
      ${isEmpty && state === "ready" ? html`<p class="quiet">None: this is the first conversation of this visitor.</p>` : nothing}
      <ol>
        ${repeat(
          conversations,
          (one) => one.conversation_id,
          (one) => html`<li>${this.line(one)}</li>`,
        )}
      </ol>
      ${state === "loading" ? html`<p class="quiet after-a-while" role="status">Looking for them…</p>` : nothing}
      ${state === "failed" ? html`<p role="alert">They could not be loaded.</p>` : nothing}
      ${state === "failed" || hasMore
        ? html`<button class="button more" ?disabled=${state === "loading"} @click=${() => act(this, { kind: "more_earlier" })}>
            ${state === "failed" ? "Try again" : "Older ones"}
          </button>`
        : nothing}
    `;
  }

  private line(one: EarlierConversation): TemplateResult {
    return html`<button class="one" title=${one.reference} @click=${() => act(this, { kind: "read_earlier", earlier: one })}>
      <span class="about" dir="auto">${aboutWords(one)}</span>
      <wd-elapsed ago .since=${one.started_at}></wd-elapsed>
      <span class="end quiet">${endWords(one)}</span>
    </button>`;
  }
}

customElements.define("wd-earlier-list", EarlierList);
