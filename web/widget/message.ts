/** One message: a notice of the system, or a bubble with its name, buttons, warnings and time. */
import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import bot from "lucide-static/icons/bot.svg?raw";
import shield from "lucide-static/icons/shield-check.svg?raw";
import { icon } from "../shared/icon";
import type { Button, MessageCreated, SecretKind } from "../shared/protocol";
import { exactTime } from "../shared/relative-time";
import { SERVICE_LANG } from "./holder";
import { texts } from "./texts";
import type { ThreadItem } from "./thread-items";

export interface Offer {
  open: boolean;
  chosen: Button | null;
  press: (button: Button) => void;
}

export function messageRow(item: ThreadItem & { kind: "message" }, time: string | null, offer: Offer): TemplateResult {
  const { message, opensRun } = item;
  if (message.author === "system") return html`<div class="notice" lang=${SERVICE_LANG} dir="auto">${body(message)}</div>`;
  const own = message.author === "visitor";
  return html`
    <article class=${own ? "row own" : "row"} data-author=${message.author} aria-live=${own ? "off" : nothing}>
      ${opensRun && !own ? authorLine(message) : nothing}
      <div class="bubble" lang=${message.author === "bot" ? SERVICE_LANG : nothing} dir="auto" title=${exactTime(message.at, texts.times.locale)}>${body(message)}</div>
      ${message.redacted.length > 0 ? redactedNote(message.redacted, own) : nothing} ${buttonRow(message.buttons, offer)}
      ${time ? timeLine(message.at, time) : nothing}
    </article>
  `;
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

function timeLine(at: string, words: string): TemplateResult {
  return html`<time datetime=${at} title=${exactTime(at, texts.times.locale)} aria-live="off">${words}</time>`;
}
