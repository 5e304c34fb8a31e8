import { css, html, LitElement, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import x from "lucide-static/icons/x.svg?raw";
import { icon } from "../../shared/icon";
import { base } from "../look/base";

const SHOWN_MS = 8_000;

interface Notice {
  id: number;
  sentence: string;
}

/** What the service refused, said calmly, over the page and not in its way. */
export class NoticeStack extends LitElement {
  static override properties = { notices: { state: true } };

  declare notices: readonly Notice[];
  private nextId = 1;

  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset-block-end: 96px;
        inset-inline: 16px;
        z-index: 10;
        display: grid;
        gap: var(--space-2);
        justify-items: center;
        pointer-events: none;
      }
      .notice {
        display: flex;
        gap: var(--space-3);
        align-items: center;
        max-width: 520px;
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
        border: 1px solid var(--outline);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
        box-shadow: var(--shadow-large);
        pointer-events: auto;
      }
    `,
  ];

  constructor() {
    super();
    this.notices = [];
  }

  tell(sentence: string): void {
    const notice = { id: this.nextId++, sentence };
    // The same sentence twice says nothing more than once.
    this.notices = [...this.notices.filter((each) => each.sentence !== sentence), notice];
    setTimeout(() => this.dismiss(notice.id), SHOWN_MS);
  }

  override render(): TemplateResult {
    return html`<div role="status">
      ${repeat(
        this.notices,
        (notice) => notice.id,
        (notice) => html`<div class="notice">
          <span>${notice.sentence}</span>
          <button class="button bare square" aria-label="Dismiss" @click=${() => this.dismiss(notice.id)}>${icon(x)}</button>
        </div>`,
      )}
    </div>`;
  }

  private dismiss(id: number): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }
}

customElements.define("wd-notice-stack", NoticeStack);

declare global {
  interface HTMLElementTagNameMap {
    "wd-notice-stack": NoticeStack;
  }
}
