import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import chevron from "lucide-static/icons/chevron-right.svg?raw";
import { icon } from "../../shared/icon";
import type { ConversationChanged } from "../../shared/protocol";
import { base } from "../look/base";
import type { People } from "../presence/people";
import "./conversation-row";
import { GROUP_ORDER, type GroupName, groupRows, matchesFilter } from "./list-groups";
import { listPaneStyles } from "./list-pane-styles";
import { EMPTY_WORDS, GROUP_WORDS } from "./list-words";

/** The left pane: every conversation the technician may see, in the list it belongs to. */
export class ListPane extends LitElement {
  static override properties = {
    rows: { attribute: false },
    technicianId: {},
    people: { attribute: false },
    openId: {},
    isUnread: { attribute: false },
    loading: { type: Boolean },
    failure: {},
    filter: { state: true },
    folded: { state: true },
  };

  declare rows: ConversationChanged[];
  declare technicianId: string;
  declare people: People;
  declare openId: string | null;
  declare isUnread: (row: ConversationChanged) => boolean;
  declare loading: boolean;
  declare failure: string | null;
  declare filter: string;
  declare folded: ReadonlySet<GroupName>;

  static override styles = [base, listPaneStyles];

  constructor() {
    super();
    this.filter = "";
    this.folded = new Set<GroupName>(["bot"]);
  }

  focusFilter(): void {
    this.renderRoot.querySelector<HTMLInputElement>("#filter")?.select();
  }

  /** Moves the focus to the next or previous row, starting at the open one. */
  move(step: 1 | -1): void {
    const rows = [...this.renderRoot.querySelectorAll("wd-conversation-row")];
    const focused = rows.findIndex((row) => row.matches(":focus"));
    const from = focused >= 0 ? focused : rows.findIndex((row) => row.row.conversation_id === this.openId);
    const to = from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + step));
    rows[to]?.focus();
  }

  override render(): TemplateResult {
    return html`
      <search>
        <label class="unseen" for="filter">Filter the lists</label>
        <input
          id="filter"
          type="search"
          placeholder="Filter by name, reference or word"
          autocomplete="off"
          .value=${this.filter}
          @input=${(event: InputEvent) => (this.filter = (event.target as HTMLInputElement).value)}
        />
        <kbd aria-hidden="true">/</kbd>
      </search>
      <div class="lists">${this.lists()}</div>
    `;
  }

  private lists(): TemplateResult | TemplateResult[] {
    if (this.failure && this.rows.length === 0) return html`<p class="empty" role="alert">${this.failure}</p>`;
    if (this.loading) return html`<p class="empty after-a-while" role="status">Loading conversations…</p>`;
    const wanted = this.filter.trim();
    const rows = wanted ? this.rows.filter((row) => matchesFilter(row, wanted)) : this.rows;
    if (wanted && rows.length === 0) return html`<p class="empty">No conversation matches “${wanted}”.</p>`;
    const groups = groupRows(rows, this.technicianId, Date.now());
    const names = wanted ? GROUP_ORDER.filter((name) => groups[name].length > 0) : GROUP_ORDER;
    return names.map((name) => this.group(name, groups[name], wanted !== ""));
  }

  private group(name: GroupName, rows: ConversationChanged[], unfold: boolean): TemplateResult {
    const isFolded = !unfold && this.folded.has(name);
    return html`<section class=${name} aria-labelledby="heading-${name}">
      <h2 id="heading-${name}">
        <button aria-expanded=${isFolded ? "false" : "true"} @click=${() => this.toggle(name)}>
          ${icon(chevron)} ${GROUP_WORDS[name]} <span class="count numbers ${rows.length ? "some" : ""}">${rows.length}</span>
        </button>
      </h2>
      ${isFolded ? nothing : this.groupRows(name, rows)}
    </section>`;
  }

  private groupRows(name: GroupName, rows: ConversationChanged[]): TemplateResult {
    if (rows.length === 0) return html`<p class="empty">${EMPTY_WORDS[name]}</p>`;
    return html`<ul>
      ${repeat(
        rows,
        (row) => row.conversation_id,
        (row) => html`<li>
          <wd-conversation-row
            .row=${row}
            .current=${row.conversation_id === this.openId}
            .showsOwner=${name === "colleagues"}
            .ownerAbsence=${name === "colleagues" ? this.people.absence(row.owner_technician_id) : null}
            .offered=${name === "mine" && row.accept_by !== null}
            .unread=${name === "mine" && row.conversation_id !== this.openId && this.isUnread(row)}
          ></wd-conversation-row>
        </li>`,
      )}
    </ul>`;
  }

  private toggle(name: GroupName): void {
    const folded = new Set(this.folded);
    if (!folded.delete(name)) folded.add(name);
    this.folded = folded;
  }
}

customElements.define("wd-list-pane", ListPane);

declare global {
  interface HTMLElementTagNameMap {
    "wd-list-pane": ListPane;
  }
}
