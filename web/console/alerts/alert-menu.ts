import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import bell from "lucide-static/icons/bell.svg?raw";
import bellOff from "lucide-static/icons/bell-off.svg?raw";
import { icon } from "../../shared/icon";
import { act } from "../act";
import { base } from "../look/base";
import { ALERT_WORDS, type AlertKind } from "./kinds";
import type { AlertSettings } from "./settings";

const KINDS = Object.keys(ALERT_WORDS) as AlertKind[];

/** Which alerts somebody wants, and how. */
export class AlertMenu extends LitElement {
  static override properties = {
    settings: { attribute: false },
    technicianId: {},
    isSoundReady: { type: Boolean },
    canNotify: { type: Boolean },
    isOpen: { state: true },
  };

  declare settings: AlertSettings;
  /** Whose settings they are; not known before the lists are. */
  declare technicianId: string | undefined;
  declare isSoundReady: boolean;
  declare canNotify: boolean;
  declare isOpen: boolean;

  static override styles = [
    base,
    css`
      [popover] {
        position: fixed;
        inset: 48px var(--space-2) auto auto;
        width: min(300px, calc(100vw - 16px));
        margin: 0;
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--text);
        box-shadow: var(--shadow-large);
      }
      fieldset {
        margin: 0 0 var(--space-3);
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: var(--space-1);
        font-weight: var(--weight-strong);
      }
      label {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-height: 32px;
        cursor: pointer;
      }
      input {
        width: 16px;
        height: 16px;
        margin: 0;
        accent-color: var(--accent);
      }
      p {
        margin: var(--space-1) 0 0;
        color: var(--text-quiet);
        font-size: var(--size-small);
      }
    `,
  ];

  constructor() {
    super();
    this.isOpen = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("storage", this.onOtherTab);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("storage", this.onOtherTab);
  }

  private readonly onOtherTab = (): void => this.requestUpdate();

  override render(): TemplateResult {
    const { settings } = this;
    const isOff = settings.isSilent || KINDS.every((kind) => settings.isMuted(kind));
    const words = settings.isSilent ? "Alerts, without sound" : "Alerts";
    return html`<button
        class="button bare square"
        aria-label=${words}
        title=${words}
        aria-expanded=${this.isOpen ? "true" : "false"}
        popovertarget="menu"
      >
        ${icon(isOff ? bellOff : bell)}
      </button>
      <div id="menu" popover role="group" aria-label="Alerts" @toggle=${(event: ToggleEvent) => (this.isOpen = event.newState === "open")}>
        <fieldset>
          <legend>Alert me of</legend>
          ${KINDS.map((kind) => this.box(ALERT_WORDS[kind], !settings.isMuted(kind), (on) => act(this, { kind: "set_alert", alert: kind, on })))}
        </fieldset>
        <fieldset>
          <legend>By</legend>
          ${this.box("A sound", !settings.isSilent, (on) => act(this, { kind: "set_sound", on }))}
          ${settings.isSilent || this.isSoundReady ? nothing : html`<p>The browser allows it after the first click or key in this window.</p>`}
        </fieldset>
        ${this.canNotify
          ? html`<button class="button" @click=${() => act(this, { kind: "allow_notifications" })}>Desktop notices too…</button>`
          : nothing}
      </div>`;
  }

  private box(words: string, checked: boolean, set: (on: boolean) => void): TemplateResult {
    const change = (event: Event): void => {
      set((event.target as HTMLInputElement).checked);
      this.requestUpdate();
    };
    return html`<label><input type="checkbox" .checked=${checked} @change=${change} /> ${words}</label>`;
  }
}

customElements.define("wd-alert-menu", AlertMenu);
