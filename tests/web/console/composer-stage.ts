/** A composer in a page, a service that answers when told to, and hands that type and press. */
import type { Act } from "../../../web/console/act";
import { Composer } from "../../../web/console/composer/composer";
import { newChat, withOpened } from "../../../web/console/desk/chat";
import type { DeskLink } from "../../../web/console/desk/link";
import { Trays } from "../../../web/console/desk/trays";
import { Writing } from "../../../web/console/replies/writing";
import { FakeLink, settled } from "../fake-link";
import { CONVERSATION } from "../wire";
import { ME, opened, row, staffMessage } from "./rows";

export const HELD = staffMessage(2, { author: "bot", visibility: "withheld", text: "1. Press **F1**.\n\nOr choose **Talk to a person**." });

export class ComposerStage {
  readonly link = new FakeLink();
  readonly composer = new Composer();
  readonly acts: Act[] = [];

  static async make(): Promise<ComposerStage> {
    document.body.replaceChildren();
    sessionStorage.clear();
    const stage = new ComposerStage();
    await stage.show();
    return stage;
  }

  private async show(): Promise<void> {
    const { composer, link } = this;
    link.state = "online";
    const desk = link as unknown as DeskLink;
    composer.row = row({ status: "assigned", owner_technician_id: ME });
    composer.chat = withOpened(newChat(CONVERSATION, null), opened({ messages: [staffMessage(1), HELD] }));
    composer.writing = new Writing(sessionStorage, desk);
    composer.trays = new Trays(desk);
    composer.technicianId = ME;
    composer.addEventListener("act", (event) => this.acts.push((event as CustomEvent<Act>).detail));
    document.body.append(composer);
    await this.shown();
  }

  get root(): ShadowRoot {
    return this.composer.renderRoot as ShadowRoot;
  }

  get field(): HTMLTextAreaElement {
    return this.root.querySelector("textarea")!;
  }

  get strip(): ShadowRoot {
    return this.root.querySelector("wd-suggestion-strip")!.shadowRoot!;
  }

  get picker(): ShadowRoot | null {
    return this.root.querySelector("wd-picker")?.shadowRoot ?? null;
  }

  get options(): string[] {
    return [...this.picker!.querySelectorAll("[role=option] .title")].map((each) => each.textContent!.trim());
  }

  get sent(): Act[] {
    return this.acts.filter(({ kind }) => kind === "write");
  }

  async shown(): Promise<void> {
    await settled();
    await this.composer.updateComplete;
    await settled();
  }

  async type(text: string): Promise<void> {
    this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, "end");
    this.field.dispatchEvent(new InputEvent("input", { inputType: "insertText", data: text.at(-1) }));
    await this.shown();
  }

  async press(where: Element, key: string, more: KeyboardEventInit = {}): Promise<void> {
    where.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }));
    await this.shown();
  }

  async answer(name: string, ack: object): Promise<void> {
    const asked = this.link.asked.find((each) => each.name === name)!;
    this.link.asked.splice(this.link.asked.indexOf(asked), 1);
    await asked.answer({ ok: true, ...ack });
    await this.shown();
  }
}
