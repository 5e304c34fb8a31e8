/** Asks before a conversation ends that a person is waited for or works on, and says so when it cannot end now. */
import { html, LitElement, type TemplateResult } from "lit";
import { baseStyle } from "../base-style";
import type { VisitorSession } from "../session";
import { refusedWords } from "../strip/refused";
import { stripStyle } from "../strip/strip-style";
import { texts } from "../texts";

/** Fires `done` when it was answered. */
export class WarmdeskEndQuestion extends LitElement {
  static override styles = [baseStyle, stripStyle];
  static override properties = { session: { attribute: false }, problem: { state: true }, busy: { state: true } };

  declare session: VisitorSession;
  declare problem: string;
  declare busy: boolean;

  constructor() {
    super();
    this.problem = "";
    this.busy = false;
    this.addEventListener("keydown", (event) => this.onKeydown(event));
  }

  protected override render(): TemplateResult {
    return html`<section role="alertdialog" aria-labelledby="title" aria-describedby="consequence problem">
      <p id="title" class="title">${texts.ending.endTitle}</p>
      <p id="consequence" ?hidden=${!this.consequence}>${this.consequence}</p>
      <p id="problem" class="problem" role="alert">${this.problem}</p>
      <div class="answers">
        <button class="outlined" type="button" data-answer="keep" @click=${this.done}>${texts.ending.endKeep}</button>
        <button class="link" type="button" data-answer="end" ?disabled=${this.busy} @click=${this.end}>${texts.ending.endNow}</button>
      </div>
    </section>`;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("[data-answer=keep]")!.focus();
  }

  private get consequence(): string {
    const { conversation } = this.session.thread;
    if (conversation?.status === "assigned") return texts.ending.endPerson(conversation.owner.name ?? texts.serviceDesk);
    return conversation?.status === "queued" ? texts.ending.endWaiting : "";
  }

  private readonly end = async (): Promise<void> => {
    this.busy = true;
    try {
      await this.session.requests.end();
      this.done();
    } catch (error) {
      this.problem = refusedWords(error, { stale_epoch: texts.ending.endChanged });
    } finally {
      this.busy = false;
    }
  };

  private readonly done = (): void => {
    this.dispatchEvent(new CustomEvent("done"));
  };

  private onKeydown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    // Escape answers the question; it must not close the chat as well.
    event.stopPropagation();
    this.done();
  }
}
