import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Newsroom, NoticeView, SubjectChoice, SurgeView, TopicChoice } from "../../shared/protocol";
import { act } from "../act";
import { dialogStyles } from "../dialogs/dialog-styles";
import { base } from "../look/base";
import { fieldStyles } from "../look/field-styles";
import type { News, NoticeDraft } from "./news";
import type { NewsAct } from "./news-act";
import { endText, lengthChoices, lengthText } from "./news-words";
import { noticeDialogStyles } from "./notice-dialog-styles";

// Mirrors TEXT_LIMIT of the service, so that nobody writes what would be refused.
const LIMIT = 500;

/** Asks what every visitor is to be told, for how long, and for which questions the bot gives it. */
export class NoticeDialog extends LitElement {
  static override properties = { rooms: { state: true }, room: { state: true }, notice: { state: true }, draft: { state: true } };

  declare rooms: readonly Newsroom[];
  declare room: Newsroom | null;
  /** The one that is changed; without it a new one is published. */
  declare notice: NoticeView | null;
  declare draft: NoticeDraft;
  private topics: readonly TopicChoice[] = [];
  private surge: SurgeView | null = null;

  static override styles = [base, dialogStyles, fieldStyles, noticeDialogStyles];

  constructor() {
    super();
    this.rooms = [];
    this.room = null;
    this.notice = null;
    this.draft = { text: "", topics: [], lastsS: 0 };
  }

  publish(news: News, organizationId: string | null, surge: SurgeView | null): Promise<void> {
    this.surge = surge;
    return this.show(news, organizationId, null, (room) => ({
      text: surge?.text ?? "",
      topics: surge?.topics ?? [],
      lastsS: room.lasts_s,
    }));
  }

  change(news: News, organizationId: string, notice: NoticeView): Promise<void> {
    this.surge = null;
    return this.show(news, organizationId, notice, (room) => ({ text: notice.text, topics: notice.topics, lastsS: room.lasts_s }));
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">${this.notice ? "Change the notice" : "Publish a notice"}</h2>
        <p>Every visitor sees it in the chat until it ends. A person stays one click away.</p>
        ${this.rooms.length > 1 && !this.notice && !this.surge ? this.organization() : nothing}
        ${this.notice || this.surge ? nothing : this.subject()}
        <label class="field">
          Text
          <textarea
            name="text"
            required
            dir="auto"
            maxlength=${LIMIT}
            .value=${this.draft.text}
            @input=${(event: InputEvent) => this.write({ text: (event.target as HTMLTextAreaElement).value })}
          ></textarea>
        </label>
        ${this.length()} ${this.about()}
        <div class="buttons">
          ${this.notice ? html`<button type="button" class="button bare end" @click=${this.onEnd}>End it now</button>` : nothing}
          <button type="button" class="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button class="button primary" ?disabled=${this.draft.text.trim() === ""}>${this.notice ? "Save" : this.publishes()}</button>
        </div>
      </form>
    </dialog>`;
  }

  /** Whoever works for several organizations sees at the last moment, too, whose visitors will read it. */
  private publishes(): string {
    return this.room && this.rooms.length > 1 ? `Publish at ${this.room.organization_name}` : "Publish";
  }

  private organization(): TemplateResult {
    const choose = (event: Event): void => {
      this.room = this.rooms[(event.target as HTMLSelectElement).selectedIndex] ?? null;
      this.write({ topics: [], lastsS: this.room?.lasts_s ?? 0 });
    };
    return html`<label class="field">
      Organization
      <select @change=${choose}>
        ${this.rooms.map((room) => html`<option ?selected=${room === this.room}>${room.organization_name}</option>`)}
      </select>
    </label>`;
  }

  private subject(): TemplateResult {
    const subjects = this.room?.subjects ?? [];
    return html`<label class="field">
      About
      <select @change=${(event: Event) => this.chooseSubject(subjects[(event.target as HTMLSelectElement).selectedIndex - 1])}>
        <option>Something else</option>
        ${subjects.map(({ title }) => html`<option>${title}</option>`)}
      </select>
    </label>`;
  }

  private length(): TemplateResult {
    const { lasts_s: usual = 0, longest_s: longest = 0 } = this.room ?? {};
    const { lastsS } = this.draft;
    return html`<label class="field">
      ${this.notice ? "Ends, from now, in" : "Ends in"}
      <select @change=${(event: Event) => this.write({ lastsS: Number((event.target as HTMLSelectElement).value) })}>
        ${lengthChoices(usual, longest).map(
          (length) => html`<option value=${length} ?selected=${length === lastsS}>${lengthText(length)}, at ${endsIn(length)}</option>`,
        )}
      </select>
    </label>`;
  }

  private about(): TemplateResult {
    const { topics } = this.draft;
    return html`<details>
      <summary>${topics.length === 0 ? "The bot does not give it by itself" : `The bot gives it for ${topics.length} of its topics`}</summary>
      <div class="topics" role="group" aria-label="Topics">
        ${this.topics.map(
          ({ topic, title }) => html`<label>
            <input type="checkbox" .checked=${topics.includes(topic)} @change=${() => this.toggle(topic)} />${title}
          </label>`,
        )}
      </div>
    </details>`;
  }

  private async show(
    news: News,
    organizationId: string | null,
    notice: NoticeView | null,
    begin: (room: Newsroom) => NoticeDraft,
  ): Promise<void> {
    const room = news.rooms.find((each) => each.news.organization_id === organizationId) ?? news.rooms[0];
    if (!room) return;
    const draft = begin(room);
    // What is chosen already is what one looks for; from then on nothing moves under the pointer.
    const isChosen = ({ topic }: TopicChoice): boolean => draft.topics.includes(topic);
    const topics = [...news.topics.filter(isChosen), ...news.topics.filter((each) => !isChosen(each))];
    Object.assign(this, { rooms: news.rooms, topics, room, notice, draft });
    await this.updateComplete;
    this.renderRoot.querySelector("details")!.open = false;
    this.dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>(this.notice || this.surge ? "textarea" : "select")?.focus();
  }

  /** Fills in what goes with a subject; what was written by hand stays. */
  private chooseSubject(chosen: SubjectChoice | undefined): void {
    const suggested = this.room?.subjects.map(({ text }) => text) ?? [];
    const isOwn = this.draft.text.trim() !== "" && !suggested.includes(this.draft.text);
    this.write({ topics: chosen?.topics ?? [], text: isOwn ? this.draft.text : (chosen?.text ?? "") });
  }

  private toggle(topic: string): void {
    const { topics } = this.draft;
    this.write({ topics: topics.includes(topic) ? topics.filter((each) => each !== topic) : [...topics, topic] });
  }

  private write(change: Partial<NoticeDraft>): void {
    this.draft = { ...this.draft, ...change };
  }

  private onSubmit(): void {
    if (!this.room) return;
    const draft = { ...this.draft, text: this.draft.text.trim() };
    const surgeId = this.surge?.surge_id ?? null;
    const organizationId = this.room.news.organization_id;
    this.did(this.notice ? { does: "change", notice: this.notice, draft } : { does: "publish", organizationId, draft, surgeId });
  }

  private onEnd(): void {
    this.dialog.close();
    if (this.notice) this.did({ does: "end", notice: this.notice });
  }

  private did(does: NewsAct): void {
    act(this, { kind: "news", does });
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector("dialog")!;
  }
}

function endsIn(seconds: number): string {
  return endText(new Date(Date.now() + seconds * 1000), new Date());
}

customElements.define("wd-notice-dialog", NoticeDialog);

declare global {
  interface HTMLElementTagNameMap {
    "wd-notice-dialog": NoticeDialog;
  }
}
