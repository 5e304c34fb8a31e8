import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WarmdeskComposer } from "../../../web/widget/composer";
import { WarmdeskMenu } from "../../../web/widget/header/menu";
import type { Saying } from "../../../web/widget/saying";
import { VisitorSession } from "../../../web/widget/session";
import { readSettings } from "../../../web/widget/settings";
import { WarmdeskThread } from "../../../web/widget/thread-view";
import { VisitorStore } from "../../../web/widget/visitor-store";
import { WarmdeskWidget } from "../../../web/widget/widget";
import { FakeLink } from "../fake-link";
import { claimedBy, conversation, message, sessionOpened } from "../wire";

customElements.define("warmdesk-composer", WarmdeskComposer);
customElements.define("warmdesk-menu", WarmdeskMenu);
customElements.define("warmdesk-thread", WarmdeskThread);
customElements.define("warmdesk-widget", WarmdeskWidget);
let link: FakeLink;
let widget: WarmdeskWidget;

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  document.body.replaceChildren();
  const script = document.createElement("script");
  script.src = "https://desk.example/widget.js";
  script.dataset.site = "site";
  link = new FakeLink();
  const session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
  widget = new WarmdeskWidget(readSettings(script)!, session, () => {});
  document.body.append(widget);
  widget.open();
  await link.connect();
  await link.next().answer(sessionOpened({ conversation: claimedBy("Priya", 2, 1), messages: [message(1)] }));
  await drawn();
});

afterEach(() => void vi.useRealTimers());

async function drawn(): Promise<void> {
  await widget.updateComplete;
  await thread()?.updateComplete;
}

const thread = (): WarmdeskThread => widget.renderRoot.querySelector("warmdesk-thread")!;
const composer = (): WarmdeskComposer => widget.renderRoot.querySelector("warmdesk-composer")!;
const menu = (): WarmdeskMenu => widget.renderRoot.querySelector("warmdesk-menu")!;

describe("typing", () => {
  it("of the other side is shown until its time is over, without another word", async () => {
    vi.useFakeTimers();
    link.tell("typing", { ...conversation(), who: "technician", name: "Priya", on: true, ttl_s: 5 });
    await drawn();
    expect(thread().renderRoot.querySelector(".activity")!.textContent).toContain("Priya is typing");
    await vi.advanceTimersByTimeAsync(5_001);
    await drawn();
    expect(thread().renderRoot.querySelector(".activity")).toBeNull();
  });

  it("of the visitor is told as such, and not what is being written", async () => {
    const field = composer().renderRoot.querySelector("textarea")!;
    field.value = "wallflower";
    field.dispatchEvent(new Event("input"));
    await composer().updateComplete;
    expect(link.asked.map(({ name, payload }) => [name, payload])).toEqual([["set_typing", { on: true }]]);
    field.dispatchEvent(new Event("blur"));
    expect(link.asked.at(-1)!.payload).toEqual({ on: false });
  });
});

describe("the menu", () => {
  const items = (): NodeListOf<HTMLElement> => menu().renderRoot.querySelectorAll("li button");
  const button = (): HTMLElement => menu().renderRoot.querySelector(".header-button")!;

  it("offers the transcript, and Escape closes the menu before the chat", async () => {
    button().click();
    await menu().updateComplete;
    expect([...items()].map((item) => item.textContent!.trim())).toEqual([
      "Download this conversation",
      "Send by e-mail",
      "Confirm your e-mail address",
      "End this conversation",
    ]);
    items()[0]!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
    await menu().updateComplete;
    expect([button().getAttribute("aria-expanded"), widget.isOpen]).toEqual(["false", true]);
    button().dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
    expect(widget.isOpen).toBe(false);
  });

  it("is not there while there is nothing in it", async () => {
    menu().items = [];
    await menu().updateComplete;
    expect(button()).toBeNull();
  });
});
