/** The chat on the host page: the launcher, and the panel it opens. */
import { html, LitElement, unsafeCSS, type TemplateResult } from "lit";
import tokens from "../shared/theme.css?inline";
import { baseStyle } from "./base-style";
import type { WarmdeskComposer } from "./composer";
import { footer, footerStyle } from "./footer";
import { header, headerStyle } from "./header";
import { holderOf, unavailable } from "./holder";
import { launcher, launcherStyle } from "./launcher";
import { banner, noticeStyle, placeholder } from "./notice";
import type { VisitorSession } from "./session";
import type { Settings } from "./settings";
import type { WarmdeskThread } from "./thread-view";
import { widgetStyle } from "./widget-style";

export class WarmdeskWidget extends LitElement {
  static override styles = [
    unsafeCSS(onHost(tokens)),
    baseStyle,
    widgetStyle,
    launcherStyle,
    headerStyle,
    noticeStyle,
    footerStyle,
  ];
  static override properties = { isOpen: { state: true } };

  declare isOpen: boolean;

  constructor(
    private readonly settings: Settings,
    private readonly session: VisitorSession,
  ) {
    super();
    this.isOpen = session.store.open ?? settings.open;
    if (settings.theme !== "auto") this.dataset.theme = settings.theme;
    session.onChange(() => this.onSession());
    // A closed chat connects only when there is something to count.
    if (this.isOpen || session.store.session) session.start();
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
    const { title, position } = this.settings;
    return html`
      <div class="frame ${position}" lang="en">
        ${launcher(session.unread, this.isOpen, () => this.open())}
        <div
          class="panel"
          role="dialog"
          aria-modal="false"
          aria-labelledby="title"
          ?hidden=${!this.isOpen}
          @keydown=${this.onKeydown}
          @click=${this.onClick}
        >
          ${header(title, this.isShut ? unavailable : holderOf(session.thread), () => this.close())} ${banner(session)} ${this.middle()}
          ${this.ticket()}
          <warmdesk-composer ?hidden=${this.isShut} @say=${this.onSay} @typing=${this.onTyping}></warmdesk-composer>
          ${this.isShut ? null : footer(session)}
        </div>
      </div>
    `;
  }

  protected override updated(): void {
    this.thread?.requestUpdate();
  }

  private middle(): TemplateResult {
    const { session } = this;
    return session.blank ? placeholder(session) : html`<warmdesk-thread .session=${session}></warmdesk-thread>`;
  }

  private ticket(): TemplateResult | null {
    const { conversation } = this.session.thread;
    if (!conversation?.ticket || conversation.status === "resolved") return null;
    return html`<warmdesk-ticket .session=${this.session} .ticket=${conversation.ticket}></warmdesk-ticket>`;
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

  private turn(open: boolean): void {
    this.isOpen = open;
    this.session.store.keepOpen(open);
    this.onSession();
  }

  private onSession(): void {
    if (this.isOpen) this.session.markRead();
    this.requestUpdate();
  }

  private onSay(event: CustomEvent<string>): void {
    this.session.say(event.detail);
    this.thread?.catchUp();
  }

  private onTyping(event: CustomEvent<boolean>): void {
    if (this.session.thread.conversation?.status === "assigned") this.session.setTyping(event.detail);
  }

  /** A button pressed by keyboard may vanish with what it did; the focus goes back to where one writes. */
  private onClick(event: MouseEvent): void {
    const [target] = event.composedPath();
    const byKeyboard = event.detail === 0 && target instanceof HTMLButtonElement;
    if (byKeyboard && !target.closest("header, form")) this.composer?.focus();
  }

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    this.close();
  }
}

/** The page's tokens, for a shadow root. */
function onHost(css: string): string {
  return css.replace(/:root(\[[^\]]*\])?/g, (_, attribute?: string) => (attribute ? `:host(${attribute})` : ":host"));
}
