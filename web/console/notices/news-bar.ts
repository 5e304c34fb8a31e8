import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import megaphone from "lucide-static/icons/megaphone.svg?raw";
import trendingUp from "lucide-static/icons/trending-up.svg?raw";
import { icon } from "../../shared/icon";
import type { NoticeView, SurgeView } from "../../shared/protocol";
import { exactTime } from "../../shared/relative-time";
import { act } from "../act";
import { base } from "../look/base";
import type { Story } from "./news";
import type { NewsAct } from "./news-act";
import { newsBarStyles } from "./news-bar-styles";
import { endText, surgeSentence } from "./news-words";

/** Below the top: what many visitors come with just now, and what all of them are told. */
export class NewsBar extends LitElement {
  static override properties = {
    surges: { attribute: false },
    notices: { attribute: false },
    namesOrganization: { type: Boolean },
  };

  declare surges: readonly Story<SurgeView>[];
  declare notices: readonly Story<NoticeView>[];
  /** The technician works for more than one. */
  declare namesOrganization: boolean;

  static override styles = [base, newsBarStyles];

  override render(): TemplateResult | typeof nothing {
    if (this.surges.length + this.notices.length === 0) return nothing;
    return html`<section aria-label="Surges and notices">
      ${repeat(this.surges, ({ of }) => of.surge_id, (story) => this.surge(story))}
      ${repeat(this.notices, ({ of }) => of.notice_id, (story) => this.notice(story))}
    </section>`;
  }

  private surge({ of: surge, room }: Story<SurgeView>): TemplateResult {
    const organizationId = room.news.organization_id;
    const draft = { text: surge.text, topics: surge.topics, lastsS: room.lasts_s };
    return html`<article class="surge">
      <div class="what">
        ${icon(trendingUp)}
        <h2 class="numbers">${surgeSentence(surge)}${this.where(room.organization_name)}</h2>
        <p class="more">
          For example
          ${surge.conversations.map(
            ({ conversation_id: id, reference }) =>
              html`<button class="sample" @click=${() => act(this, { kind: "open", id })}>${reference}</button>`,
          )}
        </p>
        <p class="more" dir="auto">“${surge.text}”</p>
      </div>
      <div class="buttons">
        <button class="button primary" @click=${() => this.did({ does: "publish", organizationId, draft, surgeId: surge.surge_id })}>
          Publish notice
        </button>
        <button class="button" @click=${() => this.did({ does: "ask_publish", organizationId, surge })}>Change…</button>
        <button class="button bare" @click=${() => this.did({ does: "ask_dismiss", surge })}>Dismiss…</button>
      </div>
    </article>`;
  }

  private notice({ of: notice, room }: Story<NoticeView>): TemplateResult {
    const organizationId = room.news.organization_id;
    return html`<article class="notice">
      <div class="what">
        ${icon(megaphone)}
        <p class="text" dir="auto">${notice.text}</p>
        <p class="more numbers">
          Shown to every visitor${this.where(room.organization_name)} until
          <time datetime=${notice.ends_at} title=${exactTime(notice.ends_at)}>${endText(new Date(notice.ends_at), new Date())}</time>,
          ${givenFor(notice)}, published by ${notice.published_by}
        </p>
      </div>
      <div class="buttons">
        <button class="button" @click=${() => this.did({ does: "ask_change", notice, organizationId })}>Change or end…</button>
      </div>
    </article>`;
  }

  private where(organization: string): string {
    return this.namesOrganization ? ` at ${organization}` : "";
  }

  private did(does: NewsAct): void {
    act(this, { kind: "news", does });
  }
}

function givenFor({ topics }: NoticeView): string {
  if (topics.length === 0) return "not given by the bot";
  return `given by the bot for ${topics.length} ${topics.length === 1 ? "topic" : "topics"}`;
}

customElements.define("wd-news-bar", NewsBar);

declare global {
  interface HTMLElementTagNameMap {
    "wd-news-bar": NewsBar;
  }
}
