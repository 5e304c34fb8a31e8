/** Asks how somebody helped, once each; it stands in nobody's way and can be sent away. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import thumbDown from "lucide-static/icons/thumbs-down.svg?raw";
import thumbUp from "lucide-static/icons/thumbs-up.svg?raw";
import close from "lucide-static/icons/x.svg?raw";
import { icon } from "../../shared/icon";
import type { Protocol, Rated, RatingAskedView, Score } from "../../shared/protocol";
import { baseStyle } from "../base-style";
import type { VisitorSession } from "../session";
import { refusedWords } from "../strip/refused";
import { stripStyle } from "../strip/strip-style";
import { texts } from "../texts";
import { ratingStyle } from "./rating-style";

const LIMIT: Protocol["comment_limit"] = 1_000;
const THUMBS: Record<Score, string> = { good: thumbUp, bad: thumbDown };

export class WarmdeskRating extends LitElement {
  static override styles = [baseStyle, stripStyle, ratingStyle];
  static override properties = {
    session: { attribute: false },
    asked: { attribute: false },
    chosen: { state: true },
    problem: { state: true },
    thanked: { state: true },
  };

  declare session: VisitorSession;
  declare asked: readonly RatingAskedView[];
  /** What was pressed and is not sent yet, of one at a time. */
  declare chosen: { about: Rated; score: Score } | null;
  declare problem: string;
  declare thanked: boolean;

  constructor() {
    super();
    this.asked = [];
    this.chosen = null;
    this.problem = "";
    this.thanked = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.isDeclined || (this.asked.length === 0 && !this.thanked)) return nothing;
    return html`<form novalidate @submit=${this.onSubmit}>
      ${repeat(this.asked, ({ about }) => about, (one) => this.question(one))}
      <p role="status" class="thanks">${this.thanked && this.asked.length === 0 ? texts.rating.thanks : nothing}</p>
      ${this.asked.length > 0
        ? html`<button class="decline" type="button" aria-label=${texts.rating.decline} title=${texts.rating.decline} @click=${this.decline}>
            ${icon(close)}
          </button>`
        : nothing}
    </form>`;
  }

  private question(one: RatingAskedView): TemplateResult {
    const words = one.about === "bot" ? texts.rating.askBot : texts.rating.askPerson(one.name);
    const isChosen = this.chosen?.about === one.about;
    return html`<div class="question" role="group" aria-label=${words}>
      <span class="asked" aria-hidden="true">${words}</span>
      <span class="thumbs">${this.thumb(one, "good", texts.rating.good)}${this.thumb(one, "bad", texts.rating.bad)}</span>
      ${isChosen ? this.comment() : nothing}
    </div>`;
  }

  private thumb({ about }: RatingAskedView, score: Score, words: string): TemplateResult {
    const isChosen = this.chosen?.about === about && this.chosen.score === score;
    const choose = (): void => {
      this.chosen = { about, score };
      this.problem = "";
    };
    return html`<button class="thumb" type="button" data-score=${score} aria-label=${words} title=${words} aria-pressed=${isChosen} @click=${choose}>
      ${icon(THUMBS[score])}
    </button>`;
  }

  private comment(): TemplateResult {
    return html`<div class="comment">
      <textarea rows="2" dir="auto" maxlength=${LIMIT} aria-label=${texts.rating.comment} placeholder=${texts.rating.comment}></textarea>
      <p class="problem" role="alert">${this.problem}</p>
      <button class="outlined" type="submit">${texts.rating.send}</button>
    </div>`;
  }

  private readonly onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!this.chosen) return;
    const { about, score } = this.chosen;
    try {
      await this.session.requests.rate(about, score, this.renderRoot.querySelector("textarea")!.value);
      this.chosen = null;
      this.thanked = true;
    } catch (error) {
      this.problem = refusedWords(error, { already_rated: texts.rating.already });
    }
  };

  private get isDeclined(): boolean {
    const { conversation } = this.session.thread;
    return conversation !== null && this.session.store.isRatingDeclined(conversation.conversation_id);
  }

  private readonly decline = (): void => {
    this.session.store.keepRatingDeclined(this.session.thread.conversation!.conversation_id);
    this.requestUpdate();
  };
}
