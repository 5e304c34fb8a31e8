import { css, html, LitElement, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import x from "lucide-static/icons/x.svg?raw";
import { icon } from "../../shared/icon";
import type { SavedView } from "../../shared/protocol";
import { act } from "../act";
import { base } from "../look/base";
import { type Filter, isSame, NO_FILTER } from "./filter";

/** The technician's views, each with how many conversations are in it; the one that is on can be deleted. */
export class SavedViews extends LitElement {
  static override properties = { views: { attribute: false }, counts: { attribute: false }, filter: { attribute: false } };

  declare views: readonly SavedView[];
  declare counts: readonly number[];
  declare filter: Filter;

  static override styles = [
    base,
    css`
      ul {
        margin: 0;
        padding: var(--space-2) 0;
        border-block-end: 1px solid var(--line);
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
      }
      .view {
        display: flex;
        flex: 1;
        gap: var(--space-2);
        min-width: 0;
        min-height: 32px;
        align-items: center;
        padding: 0 var(--space-3);
        border: 0;
        border-inline-start: 3px solid transparent;
        background: transparent;
        font-size: var(--size-quiet);
        text-align: start;
      }
      .view:hover {
        background: var(--hover);
      }
      .view:focus-visible {
        outline-offset: -2px;
      }
      li:has([aria-pressed="true"]) {
        background: var(--accent-soft);
      }
      .view[aria-pressed="true"] {
        border-inline-start-color: var(--accent);
        font-weight: var(--weight-medium);
      }
      .name {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  /** Moves the focus to the view that is on, or to the first; whether there is one. */
  focusView(): boolean {
    const views = [...this.renderRoot.querySelectorAll<HTMLElement>(".view")];
    const target = views.find((view) => view.getAttribute("aria-pressed") === "true") ?? views[0];
    target?.focus();
    return target !== undefined;
  }

  override render(): TemplateResult {
    return html`<ul aria-label="Saved views">
      ${repeat(
        this.views,
        (view) => view.id,
        (view, index) => this.item(view, this.counts[index] ?? 0),
      )}
    </ul>`;
  }

  private item(view: SavedView, count: number): TemplateResult {
    const isOn = isSame(view.filter, this.filter);
    const choose = (): void => this.choose(isOn ? NO_FILTER : { ...NO_FILTER, ...view.filter });
    return html`<li>
      <button class="view" aria-pressed=${isOn ? "true" : "false"} @click=${choose}>
        <span class="name" dir="auto" title=${view.name}>${view.name}</span>
        <span class="quiet numbers">${count}</span>
      </button>
      ${isOn
        ? html`<button class="button bare square" aria-label="Delete the view ${view.name}" title="Delete this view" @click=${() => this.forget(view)}>
            ${icon(x)}
          </button>`
        : null}
    </li>`;
  }

  private choose(filter: Filter): void {
    this.dispatchEvent(new CustomEvent("filter", { detail: filter }));
  }

  private forget(view: SavedView): void {
    act(this, { kind: "delete_view", id: view.id });
    this.choose(NO_FILTER);
    // The button that had the focus is gone.
    this.dispatchEvent(new CustomEvent("forgotten"));
  }
}

customElements.define("wd-saved-views", SavedViews);

declare global {
  interface HTMLElementTagNameMap {
    "wd-saved-views": SavedViews;
  }
}
