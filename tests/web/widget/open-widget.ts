/** A chat that is open in a page, in front of a service that is the test. */
import { WarmdeskComposer } from "../../../web/widget/composer";
import { WarmdeskCopyForm } from "../../../web/widget/ending/copy-form";
import { WarmdeskEndQuestion } from "../../../web/widget/ending/end-question";
import { WarmdeskEnded } from "../../../web/widget/ending/ended";
import { WarmdeskMenu } from "../../../web/widget/header/menu";
import { WarmdeskRating } from "../../../web/widget/rating/rating";
import type { SessionOpened } from "../../../web/shared/protocol";
import type { Saying } from "../../../web/widget/saying";
import { VisitorSession } from "../../../web/widget/session";
import { readSettings } from "../../../web/widget/settings";
import { WarmdeskThread } from "../../../web/widget/thread-view";
import { VisitorStore } from "../../../web/widget/visitor-store";
import { WarmdeskWidget } from "../../../web/widget/widget";
import { FakeLink, settled } from "../fake-link";
import { sessionOpened } from "../wire";

const ELEMENTS = {
  "warmdesk-composer": WarmdeskComposer,
  "warmdesk-copy-form": WarmdeskCopyForm,
  "warmdesk-end-question": WarmdeskEndQuestion,
  "warmdesk-ended": WarmdeskEnded,
  "warmdesk-menu": WarmdeskMenu,
  "warmdesk-rating": WarmdeskRating,
  "warmdesk-thread": WarmdeskThread,
  "warmdesk-widget": WarmdeskWidget,
};

export class OpenWidget {
  private constructor(
    readonly link: FakeLink,
    readonly session: VisitorSession,
    readonly widget: WarmdeskWidget,
  ) {}

  static async with(answer: Partial<SessionOpened>): Promise<OpenWidget> {
    for (const [name, made] of Object.entries(ELEMENTS)) if (!customElements.get(name)) customElements.define(name, made);
    document.body.replaceChildren();
    const script = document.createElement("script");
    script.src = "https://desk.example/widget.js";
    script.dataset.site = "site";
    const link = new FakeLink();
    const session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
    const opened = new OpenWidget(link, session, new WarmdeskWidget(readSettings(script)!, session, () => {}));
    document.body.append(opened.widget);
    opened.widget.open();
    await link.connect();
    await link.next().answer(sessionOpened(answer));
    await opened.drawn();
    return opened;
  }

  /** Everything that is on the screen, whichever element it is in. */
  async drawn(): Promise<void> {
    for (let round = 0; round < 4; round++) await settled();
  }

  find(selector: string): HTMLElement | null {
    return find(this.widget.renderRoot as ShadowRoot, selector);
  }

  async click(selector: string): Promise<void> {
    this.find(selector)!.click();
    await this.drawn();
  }

  /** Chooses what the menu calls so. */
  async choose(words: string): Promise<void> {
    const items = [...this.widget.renderRoot.querySelector("warmdesk-menu")!.shadowRoot!.querySelectorAll<HTMLElement>("li button")];
    items.find((item) => item.textContent!.includes(words))!.click();
    await this.drawn();
  }
}

function find(root: ShadowRoot, selector: string): HTMLElement | null {
  const here = root.querySelector<HTMLElement>(selector);
  if (here) return here;
  for (const one of root.querySelectorAll("*")) {
    const below = one.shadowRoot && find(one.shadowRoot, selector);
    if (below) return below;
  }
  return null;
}
