/** The few things that are not needed in every chat, behind one button of the header. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import more from "lucide-static/icons/ellipsis.svg?raw";
import { icon } from "../../shared/icon";
import { baseStyle } from "../base-style";
import { texts } from "../texts";
import { headerButtonStyle } from "./button-style";

export interface MenuItem {
  icon: string;
  words: string;
  act(): void;
}

export class WarmdeskMenu extends LitElement {
  static override properties = { items: { attribute: false }, isOpen: { state: true } };

  declare items: readonly MenuItem[];
  declare isOpen: boolean;

  constructor() {
    super();
    this.items = [];
    this.isOpen = false;
    this.addEventListener("focusout", (event) => this.onFocusOut(event));
    this.addEventListener("keydown", (event) => this.onKeydown(event));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.items.length === 0) return nothing;
    return html`
      <button
        class="header-button"
        type="button"
        aria-label=${texts.menu}
        title=${texts.menu}
        aria-expanded=${this.isOpen}
        aria-controls="items"
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${icon(more)}
      </button>
      <ul id="items" ?hidden=${!this.isOpen}>
        ${this.items.map(
          (item) =>
            html`<li><button type="button" @click=${() => this.choose(item)}>${icon(item.icon)}${item.words}</button></li>`,
        )}
      </ul>
    `;
  }

  private choose(item: MenuItem): void {
    this.close();
    item.act();
  }

  private close(): void {
    this.isOpen = false;
    this.renderRoot.querySelector<HTMLElement>(".header-button")?.focus();
  }

  private onFocusOut({ relatedTarget }: FocusEvent): void {
    if (!this.contains(relatedTarget as Node | null) && relatedTarget !== this) this.isOpen = false;
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.isOpen) return;
    // Only the menu closes, not the chat around it.
    event.stopPropagation();
    this.close();
  }

  static override styles = [
    baseStyle,
    headerButtonStyle,
    css`
      :host {
        position: relative;
        flex: none;
        align-self: flex-start;
      }

      ul {
        position: absolute;
        inset-block-start: calc(100% + var(--space-1));
        inset-inline-end: 0;
        z-index: 1;
        margin: 0;
        padding: var(--space-1);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        box-shadow: var(--shadow);
        list-style: none;
      }

      li button {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        width: 100%;
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-small);
        text-align: start;
        white-space: nowrap;
      }

      li button:hover {
        background: var(--hover);
      }

      li .icon {
        color: var(--text-quiet);
        font-size: 16px;
      }
    `,
  ];
}
