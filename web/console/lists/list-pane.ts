import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import chevron from "lucide-static/icons/chevron-right.svg?raw";
import { icon } from "../../shared/icon";
import type { ConversationChanged, Me, SavedView } from "../../shared/protocol";
import { base } from "../look/base";
import { groupStyles } from "../look/entry-styles";
import type { People } from "../presence/people";
import { nextRiskAt } from "../sla/risk";
import { Aim } from "./aim";
import "./conversation-row";
import { type Filter, filterWords, isEmpty, NO_FILTER, passes } from "./filter";
import "./filter-bar";
import { HeldOrder } from "./held-order";
import { GROUP_ORDER, type GroupName, groupRows } from "./list-groups";
import { listPaneStyles } from "./list-pane-styles";
import { EMPTY_WORDS, GROUP_WORDS } from "./list-words";

/** The left pane: every conversation the technician may see, in the list it belongs to. */
export class ListPane extends LitElement {
  static override properties = {
    rows: { attribute: false },
    me: { attribute: false },
    views: { attribute: false },
    people: { attribute: false },
    openId: {},
    isUnread: { attribute: false },
    failure: {},
    filter: { state: true },
    folded: { state: true },
  };

  declare rows: ConversationChanged[];
  declare me: Me | null;
  declare views: readonly SavedView[];
  declare people: People;
  declare openId: string | null;
  declare isUnread: (row: ConversationChanged) => boolean;
  declare failure: string | null;
  declare filter: Filter;
  declare folded: ReadonlySet<GroupName>;
  private readonly aim = new Aim();
  private readonly held = new HeldOrder();
  private isHeld = false;
  private isTimed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [base, groupStyles, listPaneStyles];

  constructor() {
    super();
    this.filter = NO_FILTER;
    this.folded = new Set<GroupName>(["bot"]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  focusFilter(): void {
    this.renderRoot.querySelector("wd-filter-bar")?.focusText();
  }

  focusViews(): void {
    void this.renderRoot.querySelector("wd-filter-bar")?.focusViews();
  }

  /** Moves the focus to the next or previous row, starting at the open one. */
  move(step: 1 | -1): void {
    const rows = [...this.renderRoot.querySelectorAll("wd-conversation-row")];
    const focused = rows.findIndex((row) => row.matches(":focus"));
    const from = focused >= 0 ? focused : rows.findIndex((row) => row.row.conversation_id === this.openId);
    const to = from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + step));
    rows[to]?.focus();
  }

  protected override willUpdate(): void {
    // As time passes a row may come to be at risk, but none changes its place.
    this.isHeld = this.isTimed || this.aim.isTaken(this.renderRoot?.querySelector(".lists") ?? null);
    this.isTimed = false;
  }

  protected override updated(): void {
    clearTimeout(this.timer);
    if (![this.filter, ...this.views.map((view) => view.filter)].some((filter) => filter.at_risk)) return;
    const now = Date.now();
    const next = nextRiskAt(this.rows, now);
    if (next !== null) this.timer = setTimeout(() => this.onRisk(), next - now);
  }

  override render(): TemplateResult {
    return html`
      <wd-filter-bar
        .filter=${this.filter}
        .rows=${this.rows}
        .organizations=${this.me?.organizations ?? []}
        .views=${this.views}
        .counts=${this.counts()}
        @filter=${(event: CustomEvent<Filter>) => (this.filter = event.detail)}
      ></wd-filter-bar>
      <div class="lists" @pointermove=${this.aim.onPointerMove} @pointerleave=${this.aim.onPointerLeave}>${this.lists()}</div>
    `;
  }

  /** How many conversations each view would show. */
  private counts(): number[] {
    const now = Date.now();
    return this.views.map(({ filter }) => this.rows.filter((row) => passes(row, filter, this.technicianId, now)).length);
  }

  private lists(): TemplateResult | TemplateResult[] {
    if (this.failure && this.rows.length === 0) return html`<p class="empty" role="alert">${this.failure}</p>`;
    if (this.me === null) return html`<p class="empty after-a-while" role="status">Loading conversations…</p>`;
    const now = Date.now();
    const isFiltered = !isEmpty(this.filter);
    const rows = isFiltered ? this.rows.filter((row) => passes(row, this.filter, this.technicianId, now)) : this.rows;
    if (isFiltered && rows.length === 0) return this.nothingFound();
    const groups = groupRows(rows, this.technicianId, now);
    const names = isFiltered ? GROUP_ORDER.filter((name) => groups[name].length > 0) : GROUP_ORDER;
    return names.map((name) => this.group(name, this.held.arrange(name, groups[name], this.isHeld), isFiltered));
  }

  private nothingFound(): TemplateResult {
    const text = this.filter.text.trim();
    const parts = filterWords(this.filter, this.me?.organizations ?? []);
    const words = [text && `“${text}”`, ...parts].filter(Boolean).join(" · ");
    return html`<p class="empty">No conversation matches ${words}.</p>`;
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

  private get technicianId(): string {
    return this.me?.technician_id ?? "";
  }

  private onRisk(): void {
    this.isTimed = true;
    this.requestUpdate();
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
