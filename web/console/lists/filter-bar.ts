import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import listFilter from "lucide-static/icons/list-filter.svg?raw";
import { icon } from "../../shared/icon";
import type { ConversationChanged, OrganizationView, SavedView } from "../../shared/protocol";
import { base } from "../look/base";
import { type Filter, filterWords, isSame, NO_FILTER } from "./filter";
import "./filter-panel";
import "./saved-views";

/** Above the lists: what they are narrowed down to, in words, by choice, or by a view that was saved. */
export class FilterBar extends LitElement {
  static override properties = {
    filter: { attribute: false },
    rows: { attribute: false },
    organizations: { attribute: false },
    views: { attribute: false },
    counts: { attribute: false },
    isChoosing: { state: true },
  };

  declare filter: Filter;
  declare rows: ConversationChanged[];
  declare organizations: readonly OrganizationView[];
  declare views: readonly SavedView[];
  declare counts: readonly number[];
  declare isChoosing: boolean;

  static override styles = [
    base,
    css`
      search {
        display: flex;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-3);
        border-block-end: 1px solid var(--line);
      }
      input {
        width: 100%;
        height: 32px;
        padding: 0 var(--space-8) 0 var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--sunken);
        color: var(--text);
        font: inherit;
      }
      .field {
        position: relative;
        flex: 1;
        min-width: 0;
      }
      input::placeholder {
        color: var(--text-quiet);
        opacity: 1;
      }
      search kbd {
        position: absolute;
        inset-inline-end: var(--space-2);
        inset-block-start: var(--space-2);
        color: var(--text-quiet);
      }
      .chosen {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        justify-content: space-between;
        margin: 0;
        padding: 0 var(--space-1) 0 var(--space-3);
        border-block-end: 1px solid var(--line);
        font-size: var(--size-quiet);
      }
      .chosen span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    this.isChoosing = false;
  }

  focusText(): void {
    this.renderRoot.querySelector<HTMLInputElement>("#filter")?.select();
  }

  /** Moves the focus to the saved views, or to where one is made. */
  async focusViews(): Promise<void> {
    if (this.renderRoot.querySelector("wd-saved-views")?.focusView()) return;
    this.isChoosing = true;
    await this.updateComplete;
    const panel = this.renderRoot.querySelector("wd-filter-panel");
    await panel?.updateComplete;
    panel?.focus();
  }

  override render(): TemplateResult {
    return html`
      <search>
        <label class="unseen" for="filter">Filter the lists</label>
        <span class="field">
          <input
            id="filter"
            type="search"
            placeholder="Name, reference or word"
            autocomplete="off"
            .value=${this.filter.text}
            @input=${(event: InputEvent) => this.choose({ ...this.filter, text: (event.target as HTMLInputElement).value })}
          />
          <kbd aria-hidden="true">/</kbd>
        </span>
        ${this.chooser()}
      </search>
      ${this.isChoosing ? this.panel() : nothing} ${this.views.length ? this.savedViews() : nothing}
      ${this.isChoosing ? nothing : this.chosen()}
    `;
  }

  private chooser(): TemplateResult {
    return html`<button
      class="button square"
      aria-label="More filters"
      title="More filters, and saving them as a view (v)"
      aria-expanded=${this.isChoosing ? "true" : "false"}
      @click=${() => (this.isChoosing = !this.isChoosing)}
    >
      ${icon(listFilter)}
    </button>`;
  }

  private panel(): TemplateResult {
    return html`<wd-filter-panel
      .filter=${this.filter}
      .rows=${this.rows}
      .organizations=${this.organizations}
      .isSaved=${this.views.some((view) => isSame(view.filter, this.filter))}
      .hasViews=${this.views.length > 0}
      @filter=${this.onFilter}
    ></wd-filter-panel>`;
  }

  /** While the panel is closed, a line that says what is shown, and the way back to everything. */
  private chosen(): TemplateResult | typeof nothing {
    const parts = filterWords(this.filter, this.organizations);
    if (parts.length === 0) return nothing;
    return html`<p class="chosen">
      <span>Only: ${parts.join(" · ")}</span>
      <button class="button bare" @click=${() => this.clear()}>Clear</button>
    </p>`;
  }

  private savedViews(): TemplateResult {
    return html`<wd-saved-views
      .views=${this.views}
      .counts=${this.counts}
      .filter=${this.filter}
      @filter=${this.onFilter}
      @forgotten=${() => this.focusText()}
    ></wd-saved-views>`;
  }

  private clear(): void {
    this.choose(NO_FILTER);
    // The button that had the focus goes with the line.
    this.focusText();
  }

  private readonly onFilter = (event: CustomEvent<Filter>): void => this.choose(event.detail);

  private choose(filter: Filter): void {
    this.dispatchEvent(new CustomEvent("filter", { detail: filter }));
  }
}

customElements.define("wd-filter-bar", FilterBar);

declare global {
  interface HTMLElementTagNameMap {
    "wd-filter-bar": FilterBar;
  }
}
