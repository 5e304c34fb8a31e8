/** Below a conversation that has ended: how, what can be done about it, and quietly how it was. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import check from "lucide-static/icons/check.svg?raw";
import { icon } from "../../shared/icon";
import type { ConversationEnded } from "../../shared/protocol";
import { baseStyle } from "../base-style";
import type { VisitorSession } from "../session";
import { refusedWords } from "../strip/refused";
import { stripStyle } from "../strip/strip-style";
import { texts } from "../texts";

/** Fires `reopened` once the conversation goes on. */
export class WarmdeskEnded extends LitElement {
  static override styles = [
    baseStyle,
    stripStyle,
    css`
      .how {
        display: flex;
        gap: 6px;
      }

      .how .icon {
        margin-block-start: 3px;
        color: var(--ok-text);
      }
    `,
  ];
  static override properties = { session: { attribute: false }, problem: { state: true }, busy: { state: true } };

  declare session: VisitorSession;
  declare problem: string;
  declare busy: boolean;

  constructor() {
    super();
    this.problem = "";
    this.busy = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { ended } = this.session.thread;
    if (!ended) return nothing;
    const isResolved = !ended.by_visitor && !ended.abandoned;
    const canReopen = Date.now() < Date.parse(ended.reopen_until);
    return html`<section aria-labelledby="how">
      <p id="how" class="how">
        ${isResolved ? icon(check) : nothing}<span>${endedWords(ended)} ${canReopen ? nothing : texts.ending.over}</span>
      </p>
      <p class="problem" role="alert">${this.problem}</p>
      <div class="answers">
        ${canReopen
          ? html`<button class="outlined" type="button" ?disabled=${this.busy} @click=${this.reopen}>
              ${isResolved ? texts.ending.notSolved : texts.ending.openAgain}
            </button>`
          : nothing}
        <button class="link" type="button" ?disabled=${!this.session.ready} @click=${() => this.session.startConversation()}>
          ${texts.startNew}
        </button>
      </div>
      <warmdesk-rating .session=${this.session} .asked=${ended.to_rate}></warmdesk-rating>
    </section>`;
  }

  private readonly reopen = async (): Promise<void> => {
    this.busy = true;
    this.problem = "";
    try {
      await this.session.requests.reopen();
      this.dispatchEvent(new CustomEvent("reopened"));
    } catch (error) {
      this.problem = refusedWords(error, { conversation_over: texts.ending.over });
    } finally {
      this.busy = false;
    }
  };
}

function endedWords({ by_visitor, abandoned }: ConversationEnded): string {
  if (by_visitor) return texts.ending.endedByYou;
  return abandoned ? texts.closedIdleLine : texts.resolvedLine;
}
