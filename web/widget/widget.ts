/** The chat on the host page: the launcher, and the panel it opens. */
import { html, LitElement, unsafeCSS, type TemplateResult } from "lit";
import { carriesFiles } from "../shared/attachments/from-hand";
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
import { texts } from "./texts";
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
  static override properties = { isOpen: { state: true }, isDropping: { state: true } };

  declare isOpen: boolean;
  declare isDropping: boolean;

  constructor(
    private readonly settings: Settings,
    private readonly session: VisitorSession,
  ) {
    super();
    this.isDropping = false;
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
          @dragover=${this.onDrag}
          @dragleave=${this.onDragLeave}
          @drop=${this.onDrop}
        >
          ${header(title, this.isShut ? unavailable : holderOf(session.thread), () => this.close())} ${banner(session)} ${this.middle()}
          <warmdesk-composer
            ?hidden=${this.isShut}
            .files=${session.files}
            @say=${this.onSay}
            @typing=${this.onTyping}
          ></warmdesk-composer>
          ${this.isDropping ? html`<div class="drop" aria-hidden="true">${texts.files.dropHere}</div>` : null}
          ${this.isShut ? null : footer(session)}
        </div>
      </div>
    `;
  }

  protected override updated(): void {
    this.thread?.requestUpdate();
    this.composer?.requestUpdate();
  }

  private middle(): TemplateResult {
    const { session } = this;
    return session.blank ? placeholder(session) : html`<warmdesk-thread .session=${session}></warmdesk-thread>`;
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
    this.session.say(event.detail, event.detail, this.session.files.tray.take());
    this.thread?.catchUp();
  }

  private onTyping(event: CustomEvent<boolean>): void {
    if (this.session.thread.conversation?.status === "assigned") this.session.setTyping(event.detail);
  }

  private onDrag(event: DragEvent): void {
    if (this.isShut || !carriesFiles(event)) return;
    event.preventDefault();
    this.isDropping = true;
  }

  private onDragLeave(event: DragEvent): void {
    if (!(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null)) this.isDropping = false;
  }

  private onDrop(event: DragEvent): void {
    this.isDropping = false;
    if (this.isShut || !carriesFiles(event)) return;
    event.preventDefault();
    this.session.files.tray.add(event.dataTransfer!.files);
    this.composer?.focus();
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
