/** One message: a notice of the system, or a bubble with its name, buttons, warnings and time. */
import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import bot from "lucide-static/icons/bot.svg?raw";
import seen from "lucide-static/icons/check-check.svg?raw";
import shield from "lucide-static/icons/shield-check.svg?raw";
import { type FilesScreen, sentFiles } from "../shared/attachments/sent-files";
import { SERVICE_LANG } from "../shared/connection";
import { icon } from "../shared/icon";
import type { Button, MessageCreated, SecretKind } from "../shared/protocol";
import { exactTime } from "../shared/relative-time";
import type { VisitorFiles } from "./files";
import { texts } from "./texts";
import type { ThreadItem } from "./thread-items";

export interface Offer {
  open: boolean;
  chosen: Button | null;
  press: (button: Button) => void;
}

/** What is said below a message: when it was sent, and that it was read. */
export interface Below {
  time: string | null;
  isRead: boolean;
}

export function messageRow(
  item: ThreadItem & { kind: "message" },
  below: Below,
  offer: Offer,
  files: VisitorFiles,
): TemplateResult {
  const { message, opensRun } = item;
  if (message.author === "system") return html`<div class="notice" lang=${SERVICE_LANG} dir="auto">${body(message)}</div>`;
  const own = message.author === "visitor";
  return html`
    <article class=${own ? "row own" : "row"} data-author=${message.author} aria-live=${own ? "off" : nothing}>
      ${opensRun && !own ? authorLine(message) : nothing}
      ${message.text ? bubble(message) : nothing}
      ${sentFiles(message.attachments.map((file) => files.latest(file)), filesScreen(files))}
      ${message.redacted.length > 0 ? redactedNote(message.redacted, own) : nothing} ${buttonRow(message.buttons, offer)}
      ${belowLine(message.at, below)}
    </article>
  `;
}

function bubble(message: MessageCreated): TemplateResult {
  const lang = message.author === "bot" ? SERVICE_LANG : nothing;
  return html`<div class="bubble" lang=${lang} dir="auto" title=${exactTime(message.at, texts.times.locale)}>${body(message)}</div>`;
}

/** How the visitor reaches files: by links that are signed, and asked for anew when they have run out. */
export function filesScreen(files: VisitorFiles): FilesScreen {
  return {
    words: texts.files,
    address: files.address,
    onFile: (file, event) => files.follow(file, event),
    onLost: (file) => files.lost(file),
  };
}

/** The service sanitises `html`; what has none is shown as the characters it is made of. */
function body({ html: safe, text }: MessageCreated): TemplateResult {
  return safe === null ? html`<div class="plain">${text}</div>` : html`<div class="prose">${unsafeHTML(safe)}</div>`;
}

function authorLine({ author, author_name }: MessageCreated): TemplateResult {
  if (author === "bot") return html`<p class="author">${icon(bot)}${texts.assistant}</p>`;
  const name = author_name ?? texts.serviceDesk;
  return html`<p class="author"><span class="initial" aria-hidden="true">${[...name][0]?.toUpperCase()}</span>${name}</p>`;
}

function redactedNote(kinds: readonly SecretKind[], own: boolean): TemplateResult {
  const note = own ? texts.redacted(kinds) : texts.redactedByOthers(kinds);
  return html`<p class="redacted">${icon(shield)}<span>${note}</span></p>`;
}

function buttonRow(buttons: readonly Button[], { open, chosen, press }: Offer): TemplateResult | typeof nothing {
  if (buttons.length === 0) return nothing;
  return html`<div class="buttons" role="group">
    ${buttons.map(
      (button) =>
        html`<button
          class="outlined"
          type="button"
          dir="auto"
          ?disabled=${!open}
          aria-pressed=${button === chosen}
          @click=${() => press(button)}
        >
          ${button.title}
        </button>`,
    )}
  </div>`;
}

function belowLine(at: string, { time, isRead }: Below): TemplateResult | typeof nothing {
  if (!time && !isRead) return nothing;
  return html`<p class="foot" aria-live="off">
    ${time ? html`<time datetime=${at} title=${exactTime(at, texts.times.locale)}>${time}</time>` : nothing}
    ${isRead ? html`<span class="read">${icon(seen)}${texts.read}</span>` : nothing}
  </p>`;
}
