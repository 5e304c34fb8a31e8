import { beforeEach, describe, expect, it } from "vitest";
import { ComposerStage, HELD } from "./composer-stage";
import { COLLEAGUE, row, staffMessage } from "./rows";

let stage: ComposerStage;

beforeEach(async () => {
  stage = await ComposerStage.make();
});

describe("what the bot would have said", () => {
  const held = (): string => stage.strip.querySelector(".held")?.textContent ?? "";

  it("is inserted as a person would say it", async () => {
    await stage.press(stage.field, "∑", { altKey: true, code: "KeyW" });
    expect([stage.field.value, stage.sent]).toEqual(["1. Press **F1**.", []]);
  });

  it("is shown in full by the key that sends it, and only sent by the next", async () => {
    const pressed = { altKey: true, shiftKey: true, code: "KeyW" };
    await stage.press(stage.field, "W", pressed);
    expect([stage.sent, stage.strip.querySelector(".whole")?.textContent]).toEqual([[], "1. Press **F1**."]);
    await stage.press(stage.field, "W", pressed);
    expect(stage.sent).toEqual([{ kind: "write", voice: "reply", text: "1. Press **F1**.", files: [], mentions: [] }]);
  });

  it("that changes while it is shown must be seen again", async () => {
    stage.composer.suggestionPressed({ kind: "send_held_back" });
    const messages = [...stage.composer.chat.messages, staffMessage(3), staffMessage(4, { ...HELD, seq: 4, text: "Something else." })];
    stage.composer.chat = { ...stage.composer.chat, messages };
    await stage.shown();
    stage.composer.suggestionPressed({ kind: "send_held_back" });
    expect(stage.sent).toEqual([]);
  });

  it.each(["technician", "bot"] as const)("is of no use once a %s has answered", async (author) => {
    expect(held()).toContain("The bot would have said");
    stage.composer.chat = { ...stage.composer.chat, messages: [...stage.composer.chat.messages, staffMessage(3, { author })] };
    await stage.shown();
    expect(held()).toBe("");
  });

  it("cannot be sent by whoever does not hold the conversation", async () => {
    stage.composer.row = row({ status: "assigned", owner_technician_id: COLLEAGUE });
    await stage.shown();
    for (let times = 0; times < 2; times++) stage.composer.suggestionPressed({ kind: "send_held_back" });
    expect(stage.sent).toEqual([]);
  });
});

describe("suggestions", () => {
  const SUGGESTIONS = [
    { kind: "answer", id: "faq/webcam", title: "Webcam", text: "Plug it in.", likeness: 0.82 },
    { kind: "canned", id: "restart", title: "Restart first", text: "Please restart.", likeness: 0.6 },
  ];

  async function suggested(): Promise<void> {
    await new Promise((done) => setTimeout(done, 350));
    await stage.answer("suggest", { suggestions: SUGGESTIONS });
  }

  it("say where they come from, and are inserted by their number behind what is written", async () => {
    await suggested();
    const words = [...stage.strip.querySelectorAll(".suggestion")].map((each) => each.textContent!.replaceAll(/\s+/g, " ").trim());
    expect(words).toEqual(["1 Webcam Bot's answer · 82 %", "2 Restart first Canned"]);
    await stage.type("Hello.");
    await stage.press(stage.field, "¡", { altKey: true, code: "Digit1" });
    expect(stage.field.value).toBe("Hello.\n\nPlug it in.");
    await stage.press(stage.field, "9", { altKey: true, code: "Digit3" });
    expect(stage.field.value).toBe("Hello.\n\nPlug it in.");
  });

  it("are asked for once per message, and not while somebody else answers", async () => {
    await suggested();
    stage.composer.chat = { ...stage.composer.chat };
    stage.composer.requestUpdate();
    await new Promise((done) => setTimeout(done, 350));
    expect(stage.link.asked.filter(({ name }) => name === "suggest")).toEqual([]);
    stage.composer.row = row({ status: "assigned", owner_technician_id: COLLEAGUE });
    stage.composer.chat = { ...stage.composer.chat, messages: [...stage.composer.chat.messages, staffMessage(3)] };
    await stage.shown();
    await new Promise((done) => setTimeout(done, 350));
    expect(stage.link.asked.filter(({ name }) => name === "suggest")).toEqual([]);
  });
});
