import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Act, ActEvent } from "./act";
import { canAskForNotices } from "./alerts/desktop-notice";
import "./alerts/notice-stack";
import { consoleAppStyles } from "./console-app-styles";
import "./context/context-pane";
import "./context/earlier-dialog";
import { Watching } from "./desk/changes";
import type { Voice } from "./desk/outgoing";
import "./dialogs/picture-dialog";
import "./dialogs/resolve-dialog";
import "./dialogs/return-dialog";
import "./dialogs/shortcut-sheet";
import { obeyShortcut } from "./keyboard/obey";
import { placeOf, shortcutFor } from "./keyboard/shortcuts";
import { groupRows } from "./lists/list-groups";
import "./lists/list-pane";
import "./mentions/mention-bar";
import { base } from "./look/base";
import "./notices/dismiss-dialog";
import "./notices/news-bar";
import "./notices/notice-dialog";
import "./palette/palette";
import { performAct } from "./perform";
import { readRoute, type Route, writeRoute } from "./route";
import "./security/phishing-bar";
import "./security/phishing-dialog";
import "./security/request-pane";
import "./security/security-list";
import { canTakeOver } from "./routing/offers";
import "./routing/take-over-dialog";
import "./routing/transfer-dialog";
import { ConsoleSession } from "./session";
import type { Stage } from "./stage";
import type { AccountRequest } from "../shared/protocol";
import "./thread/conversation-pane";
import "./top-bar";
import "./undo/undo-toast";

/** The technician's live console. */
export class ConsoleApp extends LitElement implements Stage {
  static override properties = { route: { state: true }, announcement: { state: true } };

  declare route: Route;
  declare announcement: string;
  readonly session: ConsoleSession;

  static override styles = [base, consoleAppStyles];

  constructor() {
    super();
    this.announcement = "";
    this.route = readRoute(location.hash);
    this.session = new ConsoleSession({
      tell: (sentence) => this.child("wd-notice-stack").tell(sentence),
      announce: (sentence) => (this.announcement = sentence),
      open: (id) => this.perform({ kind: "open", id }),
    });
    new Watching(this, this.session.desk.changes);
    new Watching(this, this.session.mentions.changes);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.onRoute);
    addEventListener("keydown", this.onKey);
    addEventListener("focus", this.onVisibility);
    addEventListener("blur", this.onVisibility);
    document.addEventListener("visibilitychange", this.onVisibility);
    this.follow();
    this.session.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.onRoute);
    removeEventListener("keydown", this.onKey);
    removeEventListener("focus", this.onVisibility);
    removeEventListener("blur", this.onVisibility);
    document.removeEventListener("visibilitychange", this.onVisibility);
    this.session.connection.close();
  }

  override render(): TemplateResult {
    const { undos, busy } = this.session.commands;
    const { desk, connection, alerts, chime, news, security } = this.session;
    return html`<div class="frame ${this.inFront()}" @act=${(event: ActEvent) => this.perform(event.detail)}>
      <wd-top-bar
        .me=${desk.me}
        .own=${desk.people.of(desk.me?.technician_id)}
        .load=${desk.held}
        .link=${connection.state}
        .refusal=${connection.refusal?.message ?? null}
        .alerts=${alerts.settings}
        .isSoundReady=${chime.isReady}
        .canNotify=${canAskForNotices()}
        .canPublish=${news.rooms.length > 0}
        .resets=${security.waiting.length}
        .overdue=${security.overdue}
      ></wd-top-bar>
      <wd-undo-toast .offer=${undos.current} .busy=${busy.has(undos.current?.conversationId ?? "")}></wd-undo-toast>
      <wd-news-bar .surges=${news.surges} .notices=${news.notices} .namesOrganization=${news.rooms.length > 1}></wd-news-bar>
      <wd-phishing-bar .rooms=${security.rooms} .me=${desk.me}></wd-phishing-bar>
      <wd-mention-bar .mentions=${this.session.mentions.unseen}></wd-mention-bar>
      <main>${this.panes()}</main>
      <wd-resolve-dialog></wd-resolve-dialog>
      <wd-return-dialog></wd-return-dialog>
      <wd-transfer-dialog></wd-transfer-dialog>
      <wd-take-over-dialog></wd-take-over-dialog>
      <wd-earlier-dialog></wd-earlier-dialog>
      <wd-notice-dialog></wd-notice-dialog>
      <wd-dismiss-dialog></wd-dismiss-dialog>
      <wd-phishing-dialog></wd-phishing-dialog>
      <wd-shortcut-sheet></wd-shortcut-sheet>
      <wd-picture-dialog></wd-picture-dialog>
      <wd-palette></wd-palette>
      <wd-notice-stack></wd-notice-stack>
      <div class="unseen" aria-live="assertive">${this.announcement}</div>
    </div>`;
  }

  protected override updated(): void {
    this.session.look();
    document.title = this.session.title;
  }

  private panes(): TemplateResult {
    const { desk, connection, mail, commands, writing, trays, earlier } = this.session;
    const technicianId = desk.me?.technician_id ?? "";
    const id = desk.openId ?? "";
    return html`
      <wd-list-pane
        .rows=${desk.rows}
        .me=${desk.me}
        .views=${desk.views}
        .people=${desk.people}
        .openId=${desk.openId}
        .isUnread=${(row: Parameters<typeof desk.isUnread>[0]) => desk.isUnread(row)}
        .failure=${desk.failure}
      ></wd-list-pane>
      <wd-conversation-pane
        .row=${desk.openRow}
        .chat=${desk.openChat}
        .outgoing=${mail.of(id)}
        .typing=${desk.typists.of(id)}
        .writing=${writing}
        .viewers=${desk.colleagues.viewing(id)}
        .writers=${desk.colleagues.typing(id)}
        .trays=${trays}
        .technicianId=${technicianId}
        .ownerAbsence=${desk.people.absence(desk.openRow?.owner_technician_id)}
        .canTakeOver=${desk.openRow !== null && canTakeOver(desk.openRow, desk.me)}
        .busy=${commands.busy.has(id)}
        .online=${connection.state === "online"}
        .nextWaiting=${groupRows(desk.rows, technicianId, Date.now()).waiting[0]}
      ></wd-conversation-pane>
      <wd-context-pane
        .row=${desk.openRow}
        .chat=${desk.openChat}
        .earlier=${earlier.list}
        .technicianId=${technicianId}
        .canReview=${this.canReview()}
        .setSlot=${this.setSlot}
        .startReset=${this.startReset}
      ></wd-context-pane>
      ${this.route.security ? this.review() : nothing}
    `;
  }

  private review(): TemplateResult {
    const { security, desk } = this.session;
    const id = security.open?.id ?? null;
    return html`
      <wd-security-list
        .security=${security}
        .waiting=${security.waiting}
        .decided=${security.decided}
        .openId=${id}
        .canSwitch=${desk.me?.organizations.some(({ role }) => role === "lead") ?? false}
      ></wd-security-list>
      <wd-request-pane .security=${security} .open=${security.open} .draft=${security.draftOf(id ?? "")}></wd-request-pane>
    `;
  }

  private readonly setSlot = (name: string, value: string): Promise<string | null> =>
    this.session.commands.setSlot(this.session.desk.openId ?? "", name, value);

  private readonly startReset = (kind: AccountRequest["kind"], account: string): Promise<string | null> =>
    this.session.commands.startReset(this.session.desk.openId ?? "", kind, account);

  private canReview(): boolean {
    const { me, openRow } = this.session.desk;
    return me?.organizations.some((each) => each.organization_id === openRow?.organization_id && each.role === "lead") ?? false;
  }

  private inFront(): string {
    if (this.route.security) return `security ${this.route.security.requestId ? "request" : "requests"}`;
    if (!this.route.conversationId) return "lists";
    return this.route.showsContext ? "context" : "conversation";
  }

  perform(action: Act): void {
    performAct(this, action);
  }

  go(route: Route): void {
    // A fragment cannot be emptied by assignment without leaving a bare "#" that scrolls.
    history.pushState(null, "", writeRoute(route) || location.pathname);
    this.onRoute();
  }

  private readonly onRoute = (): void => {
    this.route = readRoute(location.hash);
    this.follow();
  };

  private follow(): void {
    this.session.desk.open(this.route.conversationId);
    this.session.security.follow(this.route.security?.requestId ?? null);
  }

  private readonly onVisibility = (): void => {
    if (document.visibilityState === "hidden") this.session.lookAway();
    this.requestUpdate();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const place = placeOf(path, this.child("wd-list-pane"));
    if (event.key === "Escape" && place.isTyping && !place.isDialogOpen) return (path[0] as HTMLElement).blur();
    const shortcut = shortcutFor(event, place);
    if (!shortcut) return;
    event.preventDefault();
    obeyShortcut(this, shortcut);
  };

  write(voice: Voice): void {
    void this.child("wd-conversation-pane").startWriting(voice);
  }

  child<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
    return this.renderRoot.querySelector(tag)!;
  }
}

customElements.define("wd-console", ConsoleApp);
