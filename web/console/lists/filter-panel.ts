import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import type { ConversationChanged, OrganizationView, Priority } from "../../shared/protocol";
import { act } from "../act";
import { base } from "../look/base";
import { fieldStyles } from "../look/field-styles";
import { PRIORITY_WORDS } from "../words";
import { completed, type Filter, isEmpty } from "./filter";
import { GROUP_ORDER } from "./list-groups";
import { GROUP_WORDS } from "./list-words";

/** As many characters as the service takes for a name. */
const NAME_LIMIT = 60;

/** Chooses what the lists show, and keeps the choice under a name. */
export class FilterPanel extends LitElement {
  static override properties = {
    filter: { attribute: false },
    rows: { attribute: false },
    organizations: { attribute: false },
    isSaved: { type: Boolean },
    hasViews: { type: Boolean },
  };
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  declare filter: Filter;
  declare rows: ConversationChanged[];
  declare organizations: readonly OrganizationView[];
  declare isSaved: boolean;
  declare hasViews: boolean;

  static override styles = [
    base,
    fieldStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-3) var(--space-3);
        border-block-end: 1px solid var(--line);
        font-size: var(--size-quiet);
      }
      .parts {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-2);
      }
      .part {
        min-width: 0;
      }
      .part label {
        color: var(--text-quiet);
      }
      select,
      input[type="text"] {
        min-width: 0;
        height: 32px;
        padding: 0 var(--space-2);
        text-overflow: ellipsis;
      }
      .check,
      form,
      .line {
        display: flex;
        gap: var(--space-2);
        align-items: center;
      }
      .line {
        justify-content: space-between;
      }
      form input {
        flex: 1;
      }
      p {
        margin: 0;
      }
    `,
  ];

  override render(): TemplateResult {
    const { filter } = this;
    const teams = [...new Set([...this.rows.map((row) => row.team), filter.team])].filter((team) => team !== null).sort();
    return html`
      <div class="parts">
        ${this.choice("List", "standing", GROUP_ORDER.map((name) => [name, GROUP_WORDS[name]]))}
        ${this.choice("Priority", "priority", Object.entries(PRIORITY_WORDS) as [Priority, string][])}
        ${this.choice("Team", "team", teams.map((team) => [team, team]))}
        ${this.organizations.length > 1 || filter.organization_id
          ? this.choice("Organization", "organization_id", this.organizations.map((each) => [each.organization_id, each.name]))
          : nothing}
      </div>
      <div class="line">
        <label class="check">
          <input type="checkbox" .checked=${filter.at_risk} @change=${(event: Event) => this.change({ at_risk: (event.target as HTMLInputElement).checked })} />
          SLA at risk
        </label>
        <button class="button bare" ?disabled=${isEmpty(filter)} @click=${() => this.change({ ...completed({}) })}>Clear</button>
      </div>
      ${this.saving()}
    `;
  }

  private saving(): TemplateResult {
    if (this.isSaved) return html`<p class="quiet">This is one of your views.</p>`;
    if (isEmpty(this.filter)) {
      return html`<p class="quiet">${this.hasViews ? "Choose something to save it as a view." : "Choose something and save it as a view: it stays here, with a count."}</p>`;
    }
    return html`<form @submit=${this.save}>
      <input type="text" name="name" aria-label="Name of the view" placeholder="Name of the view" maxlength=${NAME_LIMIT} autocomplete="off" required />
      <button class="button">Save view</button>
    </form>`;
  }

  private choice<Part extends "standing" | "priority" | "team" | "organization_id">(
    words: string,
    part: Part,
    options: (readonly [NonNullable<Filter[Part]>, string])[],
  ): TemplateResult {
    const chosen = this.filter[part];
    const change = (event: Event): void => this.change({ [part]: (event.target as HTMLSelectElement).value || null });
    return html`<div class="part">
      <label for=${part}>${words}</label>
      <select id=${part} @change=${change}>
        <option value="" ?selected=${!chosen}>Any</option>
        ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
      </select>
    </div>`;
  }

  private change(part: Partial<Filter>): void {
    this.dispatchEvent(new CustomEvent("filter", { detail: { ...this.filter, ...part } }));
  }

  private readonly save = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = (event.target as HTMLFormElement).elements.namedItem("name") as HTMLInputElement;
    if (name.value.trim()) act(this, { kind: "save_view", name: name.value.trim(), filter: this.filter });
  };
}

customElements.define("wd-filter-panel", FilterPanel);

declare global {
  interface HTMLElementTagNameMap {
    "wd-filter-panel": FilterPanel;
  }
}
