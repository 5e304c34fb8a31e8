/** The chat on the host page: the launcher, and the panel it opens. */
import { html, LitElement, unsafeCSS, type TemplateResult } from "lit";
import tokens from "../shared/theme.css?inline";
import { baseStyle } from "./base-style";
import type { WarmdeskComposer } from "./composer";
import { DropZone, dropZoneStyle } from "./drop-zone";
import { EarlierConversations } from "./ending/earlier";
import { footer, footerStyle } from "./footer";
import { headerButtonStyle } from "./header/button-style";
import { header, headerStyle } from "./header/header";
import { menuItems, type Question } from "./header/menu-items";
import { announcementOf, holderOf, unavailable } from "./holder";
import { asksFirst } from "./identity/pre-chat";
import { launcher, launcherStyle } from "./launcher";
import { accentRules, onHost } from "./look/host-look";
import { banner, noticeStyle, placeholder } from "./notice";
import { noticeBar, noticeBarStyle } from "./notices/notice-bar";
import type { VisitorSession } from "./session";
import type { Settings } from "./settings";
import { texts } from "./texts";
import type { WarmdeskThread } from "./thread-view";
import { widgetStyle } from "./widget-style";

export class WarmdeskWidget extends LitElement {
  static override styles = [
    unsafeCSS(onHost(tokens)),
    baseStyle,
    widgetStyle,
    launcherStyle,
    headerButtonStyle,
    headerStyle,
    noticeStyle,
    noticeBarStyle,
    footerStyle,
    dropZoneStyle,
  ];
  static override properties = { isOpen: { state: true }, question: { state: true } };

  declare isOpen: boolean;
  declare question: Question | null;
  private readonly earlier: EarlierConversations;
  private readonly drop = new DropZone(this, {
    isShut: () => this.isShut,
    take: (files) => {
      this.session.files.tray.add(files);
      this.composer?.focus();
    },
  });

  constructor(
    private readonly settings: Settings,
    private readonly session: VisitorSession,
    private readonly told: (turned: "open" | "close") => void,
  ) {
    super();
    this.isOpen = session.store.open ?? settings.open;
    this.question = null;
    this.earlier = new EarlierConversations(session);
    if (settings.theme !== "auto") this.dataset.theme = settings.theme;
    if (settings.accent) this.style.setProperty("--warmdesk-accent", settings.accent);
    session.onChange(() => this.onSession());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.wearAccent();
    // A closed chat connects only when there is something to count.
    if (this.isOpen || this.session.store.isKnown) this.session.start();
  }

  open(): void {
    this.session.start();
    this.turn(true);
    void this.updateComplete.then(() => {
      this.composer?.focus();
      this.thread?.catchUp();
    });
  }

  close(): void {
    this.turn(false);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".launcher")?.focus());
  }

  protected override render(): TemplateResult {
    const { session } = this;
    return html`
      <div class="frame ${this.side}" lang=${texts.lang} dir=${texts.dir}>
        ${launcher({ unread: session.reading.unread, label: this.settings.label, isHidden: this.isOpen, onOpen: () => this.open() })}
        <div
          class="panel"
          role="dialog"
          tabindex="-1"
          aria-modal="false"
          aria-labelledby="title"
          aria-describedby="holder"
          ?hidden=${!this.isOpen}
          @keydown=${this.onKeydown}
          @click=${this.onClick}
          @dragover=${this.drop.onDragOver}
          @dragleave=${this.drop.onDragLeave}
          @drop=${this.drop.onDrop}
        >
          ${this.header()} ${noticeBar(session.notices)} ${banner(session)} ${this.middle()} ${this.strip()} ${this.emailCheck()}
          <warmdesk-composer
            ?hidden=${this.isShut || asksFirst(session)}
            .files=${session.files}
            @say=${this.onSay}
            @typing=${this.onTyping}
          ></warmdesk-composer>
          ${this.drop.view()}
          ${this.isShut ? null : footer(session)}
        </div>
      </div>
    `;
  }

  protected override updated(): void {
    this.thread?.requestUpdate();
    this.composer?.requestUpdate();
    this.renderRoot.querySelector<LitElement>("warmdesk-ended, warmdesk-end-question")?.requestUpdate();
  }

  private header(): TemplateResult {
    return header({
      title: this.settings.title || texts.title,
      holder: this.isShut ? unavailable() : holderOf(this.session.thread),
      announcement: announcementOf(this.session.thread),
      menu: menuItems(this.session, this.earlier, (question) => this.ask(question)),
      onClose: () => this.close(),
    });
  }

  private middle(): TemplateResult {
    const { session } = this;
    if (asksFirst(session))
      return html`<warmdesk-pre-chat .session=${session} @answered=${this.onAnswered}></warmdesk-pre-chat>`;
    return session.blank ? placeholder(session) : html`<warmdesk-thread .session=${session}></warmdesk-thread>`;
  }

  /** What belongs between the messages and where one writes. */
  private strip(): TemplateResult | null {
    const { session } = this;
    const { conversation } = session.thread;
    const done = (): void => this.ask(null);
    if (this.question === "copy") return html`<warmdesk-copy-form .session=${session} @done=${done}></warmdesk-copy-form>`;
    if (conversation?.status === "resolved")
      return html`<warmdesk-ended .session=${session} @reopened=${() => this.thread?.catchUp()}></warmdesk-ended>`;
    if (this.question === "end") return html`<warmdesk-end-question .session=${session} @done=${done}></warmdesk-end-question>`;
    return conversation?.ticket ? html`<warmdesk-ticket .session=${session} .ticket=${conversation.ticket}></warmdesk-ticket>` : null;
  }

  private ask(question: Question | null): void {
    this.question = question;
    if (!question) this.composer?.focus();
  }

  private emailCheck(): TemplateResult | null {
    if (!this.session.identity.isConfirming || this.isShut) return null;
    return html`<warmdesk-email-check .session=${this.session} @done=${this.onAnswered}></warmdesk-email-check>`;
  }

  private onAnswered(): void {
    void this.updateComplete.then(() => this.composer?.focus());
  }

  private get side(): "at-start" | "at-end" {
    const { position } = this.settings;
    return position === null || (position === "right") === (texts.dir === "ltr") ? "at-end" : "at-start";
  }

  /** Refused from the start: whatever was written here could never be sent. */
  private get isShut(): boolean {
    return this.session.refusal !== null && this.session.thread.conversation === null;
  }

  private get composer(): WarmdeskComposer | null {
    return this.renderRoot.querySelector("warmdesk-composer");
  }

  private get thread(): WarmdeskThread | null {
    return this.renderRoot.querySelector("warmdesk-thread");
  }

  private wearAccent(): void {
    const root = this.renderRoot as ShadowRoot;
    const rules = accentRules(this, root);
    if (!rules) return;
    // A constructed sheet, as all of the widget's are: a strict content policy forbids any other.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets.push(sheet);
  }

  private turn(open: boolean): void {
    if (open === this.isOpen) return;
    this.isOpen = open;
    this.session.store.keepOpen(open);
    this.onSession();
    this.told(open ? "open" : "close");
  }

  private onSession(): void {
    if (this.isOpen) this.session.reading.mark();
    this.requestUpdate();
  }

  private onSay(event: CustomEvent<string>): void {
    this.session.say(event.detail, event.detail, this.session.files.tray.take());
    this.thread?.catchUp();
  }

  private onTyping(event: CustomEvent<boolean>): void {
    if (this.session.thread.conversation?.status === "assigned") this.session.requests.setTyping(event.detail);
  }

  /** A button may vanish with what it did: the focus goes to where one writes, or without a keyboard just stays inside. */
  private onClick(event: MouseEvent): void {
    // Not asked of the button itself, which may have left the page by now.
    const path = event.composedPath().filter((one) => one instanceof Element);
    if (!path.some((one) => one.matches("button")) || path.some((one) => one.matches("header, form"))) return;
    if (event.detail === 0) this.composer?.focus();
    else void this.updateComplete.then(() => this.keepFocus());
  }

  private keepFocus(): void {
    if (this.isOpen && !this.shadowRoot!.activeElement) this.renderRoot.querySelector<HTMLElement>(".panel")?.focus();
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    this.close();
  }
}
