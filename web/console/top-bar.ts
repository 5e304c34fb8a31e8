import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import megaphone from "lucide-static/icons/megaphone.svg?raw";
import keyboardIcon from "lucide-static/icons/keyboard.svg?raw";
import shield from "lucide-static/icons/shield-alert.svg?raw";
import search from "lucide-static/icons/search.svg?raw";
import signOut from "lucide-static/icons/log-out.svg?raw";
import automations from "lucide-static/icons/workflow.svg?raw";
import transcripts from "lucide-static/icons/scroll-text.svg?raw";
import wifiOff from "lucide-static/icons/wifi-off.svg?raw";
import type { LinkState } from "../shared/connection";
import { icon } from "../shared/icon";
import type { Colleague, Me } from "../shared/protocol";
import { act } from "./act";
import "./alerts/alert-menu";
import type { AlertSettings } from "./alerts/settings";
import { keyOf, SHORTCUT_WORDS } from "./keyboard/shortcuts";
import { base } from "./look/base";
import "./presence/presence-switch";

/** The line on top: the state of the link, the sound, and the way elsewhere. */
export class TopBar extends LitElement {
  static override properties = {
    me: { attribute: false },
    own: { attribute: false },
    load: { type: Number },
    link: {},
    refusal: {},
    alerts: { attribute: false },
    isSoundReady: { type: Boolean },
    canNotify: { type: Boolean },
    canPublish: { type: Boolean },
    resets: { type: Number },
    overdue: { type: Number },
  };

  declare me: Me | null;
  declare own: Colleague | null;
  declare load: number;
  declare link: LinkState;
  declare refusal: string | null;
  declare alerts: AlertSettings;
  declare isSoundReady: boolean;
  declare canNotify: boolean;
  /** It is known to whom a notice could be shown. */
  declare canPublish: boolean;
  /** How many wait for a person. */
  declare resets: number;
  /** Automations past their date, as leads see them. */
  declare overdue: number;

  static override styles = [
    base,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-1);
        align-items: center;
        min-height: 44px;
        padding-inline: var(--space-4) var(--space-2);
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }
      h1 {
        margin: 0 auto 0 0;
        font-size: inherit;
        font-weight: var(--weight-strong);
      }
      .me {
        padding-inline: var(--space-2);
      }
      form {
        display: contents;
      }
      .count {
        min-width: 20px;
        padding-inline: 6px;
        border-radius: var(--radius-round);
        background: var(--accent);
        color: var(--on-accent);
        font-size: var(--size-small);
        line-height: 18px;
        text-align: center;
      }
      .count.late {
        background: var(--danger-soft);
        color: var(--danger-text);
      }
      .link {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        padding-inline: var(--space-3) var(--space-1);
        border-radius: var(--radius-small);
        background: var(--danger-soft);
        color: var(--danger-text);
        font-size: var(--size-quiet);
      }
      .link .button {
        color: inherit;
      }
      .slim {
        display: none;
      }
      @media (max-width: 899px) {
        .slim {
          display: inline-flex;
        }
        header {
          gap: 0;
          padding-inline: var(--space-3) var(--space-1);
        }
        .me,
        .keys {
          display: none;
        }
        .wide {
          position: absolute;
          width: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }
        .button {
          padding-inline: var(--space-2);
        }
        .link {
          order: 1;
          flex-basis: 100%;
          margin-block-end: var(--space-1);
        }
        .link span {
          flex: 1;
        }
      }
      /* A phone has room for what is done there, and not for the name of the place. */
      @media (max-width: 479px) {
        header {
          justify-content: flex-end;
        }
        h1 {
          position: absolute;
          width: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<header>
      <h1>Warmdesk</h1>
      ${this.linkState()}
      <wd-presence-switch .own=${this.own} .load=${this.load}></wd-presence-switch>
      <button class="button bare" title="Security review (${keyOf("security")})" @click=${() => act(this, { kind: "security", does: { does: "open", id: null } })}>
        ${icon(shield)}<span class="wide">Security review</span>
        ${this.resets ? html`<span class="count numbers">${this.resets}<span class="unseen"> ${this.resets === 1 ? "waits" : "wait"} for a person</span></span>` : nothing}
      </button>
      <button class="button bare square" aria-label="Publish a notice" title="Publish a notice to every visitor" ?disabled=${!this.canPublish} @click=${() => this.askPublish()}>
        ${icon(megaphone)}
      </button>
      <wd-alert-menu
        .settings=${this.alerts}
        .technicianId=${this.me?.technician_id}
        .isSoundReady=${this.isSoundReady}
        .canNotify=${this.canNotify}
      ></wd-alert-menu>
      <button
        class="button bare square"
        aria-label=${SHORTCUT_WORDS.palette}
        title="${SHORTCUT_WORDS.palette} (${keyOf("palette")})"
        @click=${() => act(this, { kind: "show_palette" })}
      >
        ${icon(search)}
      </button>
      <button class="button bare square keys" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" @click=${() => act(this, { kind: "show_shortcuts" })}>
        ${icon(keyboardIcon)}
      </button>
      ${this.isLead
        ? html`<a class="button bare" href="/automations">
            <span class="slim">${icon(automations)}</span><span class="wide">Automations</span>
            ${this.overdue ? html`<span class="count late numbers">${this.overdue}<span class="unseen"> overdue</span></span>` : nothing}
          </a>`
        : nothing}
      ${this.isLead ? html`<a class="button bare" href="/transcripts"><span class="slim">${icon(transcripts)}</span><span class="wide">Transcripts</span></a>` : nothing}
      ${this.me ? html`<span class="me quiet" title=${this.me.email}>${this.me.name}</span>` : nothing}
      <form method="post" action="/sign-out"><button class="button bare"><span class="slim">${icon(signOut)}</span><span class="wide">Sign out</span></button></form>
    </header>`;
  }

  private linkState(): TemplateResult {
    const isLost = this.link === "offline" || this.link === "refused" || (this.link === "connecting" && this.me !== null);
    if (!isLost) return html`<div role="status"></div>`;
    const what = this.refusal ?? "Connection lost. What you write is kept and sent when it is back.";
    return html`<div role="status" class="link">
      ${icon(wifiOff)} <span>${what}</span>
      <button class="button bare" ?disabled=${this.link === "connecting"} @click=${() => act(this, { kind: "reconnect" })}>
        ${this.link === "connecting" ? "Trying…" : "Try now"}
      </button>
    </div>`;
  }

  private askPublish(): void {
    act(this, { kind: "news", does: { does: "ask_publish", organizationId: null, surge: null } });
  }

  private get isLead(): boolean {
    return this.me?.organizations.some((organization) => organization.role === "lead") ?? false;
  }
}

customElements.define("wd-top-bar", TopBar);
