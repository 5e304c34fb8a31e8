import { beforeEach, describe, expect, it } from "vitest";
import type { Act } from "../../../web/console/act";
import { Composer } from "../../../web/console/composer/composer";
import { newChat, withOpened } from "../../../web/console/desk/chat";
import type { DeskLink } from "../../../web/console/desk/link";
import { Trays } from "../../../web/console/desk/trays";
import { Writing } from "../../../web/console/replies/writing";
import { FakeLink, settled } from "../fake-link";
import { CONVERSATION } from "../wire";
import { COLLEAGUE, ME, opened, row, staffMessage } from "./rows";

const REPLIES = [
  { id: "greeting", title: "Greeting", shortcut: "hi", text: "Hello {visitor.first_name}, I am Priya.", languages: [] },
  { id: "restart", title: "Restart first", shortcut: "restart", text: "Please restart.", languages: [] },
];
const HELD = staffMessage(2, { author: "bot", visibility: "withheld", text: "1. Press **F1**.\n\nOr choose **Talk to a person**." });

let link: FakeLink;
let composer: Composer;
let acts: Act[];

beforeEach(async () => {
  document.body.replaceChildren();
  sessionStorage.clear();
  link = new FakeLink();
  link.state = "online";
  const desk = link as unknown as DeskLink;
  composer = new Composer();
  composer.row = row({ status: "assigned", owner_technician_id: ME });
  composer.chat = withOpened(newChat(CONVERSATION, null), opened({ messages: [staffMessage(1), HELD] }));
  composer.writing = new Writing(sessionStorage, desk);
  composer.trays = new Trays(desk);
  composer.technicianId = ME;
  acts = [];
  composer.addEventListener("act", (event) => acts.push((event as CustomEvent<Act>).detail));
  document.body.append(composer);
  await shown();
});

const root = (): ShadowRoot => composer.renderRoot as ShadowRoot;
const field = (): HTMLTextAreaElement => root().querySelector("textarea")!;
const strip = (): ShadowRoot => root().querySelector("wd-suggestion-strip")!.shadowRoot!;
const picker = (): ShadowRoot | null => root().querySelector("wd-picker")?.shadowRoot ?? null;
const options = (): string[] => [...picker()!.querySelectorAll("[role=option] .title")].map((each) => each.textContent!.trim());
const sent = (): Act[] => acts.filter(({ kind }) => kind === "write");

async function shown(): Promise<void> {
  await settled();
  await composer.updateComplete;
  await settled();
}

async function type(text: string): Promise<void> {
  field().setRangeText(text, field().selectionStart, field().selectionEnd, "end");
  field().dispatchEvent(new InputEvent("input", { inputType: "insertText", data: text.at(-1) }));
  await shown();
}

async function press(where: Element, key: string, more: KeyboardEventInit = {}): Promise<void> {
  where.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }));
  await shown();
}

async function answer(name: string, ack: object): Promise<void> {
  const asked = link.asked.find((each) => each.name === name)!;
  link.asked.splice(link.asked.indexOf(asked), 1);
  await asked.answer({ ok: true, ...ack });
  await shown();
}

async function openReplies(): Promise<HTMLInputElement> {
  await type("/");
  await answer("canned_replies", { replies: REPLIES });
  return picker()!.querySelector("input")!;
}

async function filter(words: string): Promise<void> {
  const input = picker()!.querySelector("input")!;
  input.value = words;
  input.dispatchEvent(new InputEvent("input"));
  await shown();
}

describe("canned replies", () => {
  it("open at / as a combobox that names its active option", async () => {
    const input = await openReplies();
    expect(options()).toEqual(["Greeting", "Restart first"]);
    expect([input.getAttribute("role"), input.getAttribute("aria-expanded")]).toEqual(["combobox", "true"]);
    await press(input, "ArrowDown");
    const active = picker()!.getElementById(input.getAttribute("aria-activedescendant")!)!;
    expect([active.getAttribute("aria-selected"), active.textContent]).toEqual(["true", expect.stringContaining("Restart")]);
    await press(input, "ArrowDown");
    expect(input.getAttribute("aria-activedescendant")).toBe("option-0");
  });

  it("are filtered, and Enter puts one in the place of the sign", async () => {
    const input = await openReplies();
    await filter("rest");
    expect(options()).toEqual(["Restart first"]);
    await press(input, "Enter");
    expect([field().value, picker(), root().activeElement]).toEqual(["Please restart.", null, field()]);
    expect(sent()).toEqual([]);
  });

  it("leave what was typed as text on Escape, which goes no further", async () => {
    let reached = false;
    composer.addEventListener("keydown", () => (reached = true));
    const input = await openReplies();
    await filter("etc/hosts");
    await press(input, "Escape");
    expect([field().value, picker(), reached]).toEqual(["/etc/hosts", null, false]);
  });

  it("take their sign away with Backspace, and take a space for the end of it", async () => {
    await press(await openReplies(), "Backspace");
    expect(field().value).toBe("");
    await openReplies();
    await filter(" ");
    expect(field().value).toBe("/ ");
  });

  it("open neither in the middle of a reply nor in a note", async () => {
    for (const words of ["and", "/", "or"]) await type(words);
    expect(picker()).toBeNull();
    await composer.startWriting("note");
    await type("/");
    expect(picker()).toBeNull();
  });

  it("cannot be sent before what nobody knows is written, which is selected and named", async () => {
    await press(await openReplies(), "Enter");
    expect(field().value.slice(field().selectionStart, field().selectionEnd)).toBe("{visitor.first_name}");
    expect(root().querySelector("[role=alert]")!.textContent).toContain("{visitor.first_name} is not filled in.");
    await press(field(), "Enter");
    expect(sent()).toEqual([]);
    await type("Maria");
    await press(field(), "Enter");
    expect(sent()).toMatchObject([{ voice: "reply", text: "Hello Maria, I am Priya." }]);
  });
});

describe("what the bot would have said", () => {
  const held = (): string => strip().querySelector(".held")?.textContent ?? "";

  it("is inserted as a person would say it", async () => {
    await press(field(), "∑", { altKey: true, code: "KeyW" });
    expect([field().value, sent()]).toEqual(["1. Press **F1**.", []]);
  });

  it("is shown in full by the key that sends it, and only sent by the next", async () => {
    const pressed = { altKey: true, shiftKey: true, code: "KeyW" };
    await press(field(), "W", pressed);
    expect([sent(), strip().querySelector(".whole")?.textContent]).toEqual([[], "1. Press **F1**."]);
    await press(field(), "W", pressed);
    expect(sent()).toEqual([{ kind: "write", voice: "reply", text: "1. Press **F1**.", files: [], mentions: [] }]);
  });

  it("that changes while it is shown must be seen again", async () => {
    composer.suggestionPressed({ kind: "send_held_back" });
    const messages = [...composer.chat.messages, staffMessage(3), staffMessage(4, { ...HELD, seq: 4, text: "Something else." })];
    composer.chat = { ...composer.chat, messages };
    await shown();
    composer.suggestionPressed({ kind: "send_held_back" });
    expect(sent()).toEqual([]);
  });

  it.each(["technician", "bot"] as const)("is of no use once a %s has answered", async (author) => {
    expect(held()).toContain("The bot would have said");
    composer.chat = { ...composer.chat, messages: [...composer.chat.messages, staffMessage(3, { author })] };
    await shown();
    expect(held()).toBe("");
  });

  it("cannot be sent by whoever does not hold the conversation", async () => {
    composer.row = row({ status: "assigned", owner_technician_id: COLLEAGUE });
    await shown();
    for (let times = 0; times < 2; times++) composer.suggestionPressed({ kind: "send_held_back" });
    expect(sent()).toEqual([]);
  });
});

describe("suggestions", () => {
  const SUGGESTIONS = [
    { kind: "answer", id: "faq/webcam", title: "Webcam", text: "Plug it in.", likeness: 0.82 },
    { kind: "canned", id: "restart", title: "Restart first", text: "Please restart.", likeness: 0.6 },
  ];

  async function suggested(): Promise<void> {
    await new Promise((done) => setTimeout(done, 350));
    await answer("suggest", { suggestions: SUGGESTIONS });
  }

  it("say where they come from, and are inserted by their number behind what is written", async () => {
    await suggested();
    const words = [...strip().querySelectorAll(".suggestion")].map((each) => each.textContent!.replaceAll(/\s+/g, " ").trim());
    expect(words).toEqual(["1 Webcam Bot's answer · 82 %", "2 Restart first Canned"]);
    await type("Hello.");
    await press(field(), "¡", { altKey: true, code: "Digit1" });
    expect(field().value).toBe("Hello.\n\nPlug it in.");
    await press(field(), "9", { altKey: true, code: "Digit3" });
    expect(field().value).toBe("Hello.\n\nPlug it in.");
  });

  it("are asked for once per message, and not while somebody else answers", async () => {
    await suggested();
    composer.chat = { ...composer.chat };
    composer.requestUpdate();
    await new Promise((done) => setTimeout(done, 350));
    expect(link.asked.filter(({ name }) => name === "suggest")).toEqual([]);
    composer.row = row({ status: "assigned", owner_technician_id: COLLEAGUE });
    composer.chat = { ...composer.chat, messages: [...composer.chat.messages, staffMessage(3)] };
    await shown();
    await new Promise((done) => setTimeout(done, 350));
    expect(link.asked.filter(({ name }) => name === "suggest")).toEqual([]);
  });
});

describe("a note", () => {
  const COLLEAGUES = [{ technician_id: COLLEAGUE, name: "Tom Weir" }];

  it("mentions whom was picked behind an @, as long as the name still stands there", async () => {
    await composer.startWriting("note");
    await type("please @");
    await answer("mention_targets", { colleagues: COLLEAGUES });
    await press(picker()!.querySelector("input")!, "Enter");
    expect(field().value).toBe("please @Tom Weir ");
    await type("look");
    await press(field(), "Enter");
    await type("no more");
    await press(field(), "Enter");
    expect(sent()).toMatchObject([
      { voice: "note", text: "please @Tom Weir look", mentions: [COLLEAGUE] },
      { voice: "note", mentions: [] },
    ]);
  });

  it("does not take a mail address for a mention", async () => {
    await composer.startWriting("note");
    await type("write to info@");
    expect(picker()).toBeNull();
  });

  it("may hold what looks like a variable", async () => {
    await composer.startWriting("note");
    await type("write {reference} there");
    await press(field(), "Enter");
    expect(sent()).toHaveLength(1);
  });
});
