import { beforeEach, describe, expect, it } from "vitest";
import { ComposerStage } from "./composer-stage";
import { COLLEAGUE } from "./rows";

const REPLIES = [
  { id: "greeting", title: "Greeting", shortcut: "hi", text: "Hello {visitor.first_name}, I am Priya.", languages: [] },
  { id: "restart", title: "Restart first", shortcut: "restart", text: "Please restart.", languages: [] },
];

let stage: ComposerStage;

beforeEach(async () => {
  stage = await ComposerStage.make();
});

async function openReplies(): Promise<HTMLInputElement> {
  await stage.type("/");
  await stage.answer("canned_replies", { replies: REPLIES });
  return stage.picker!.querySelector("input")!;
}

async function filter(words: string): Promise<void> {
  const input = stage.picker!.querySelector("input")!;
  input.value = words;
  input.dispatchEvent(new InputEvent("input"));
  await stage.shown();
}

describe("canned replies", () => {
  it("open at / as a combobox that names its active option", async () => {
    const input = await openReplies();
    expect(stage.options).toEqual(["Greeting", "Restart first"]);
    expect([input.getAttribute("role"), input.getAttribute("aria-expanded")]).toEqual(["combobox", "true"]);
    await stage.press(input, "ArrowDown");
    const active = stage.picker!.getElementById(input.getAttribute("aria-activedescendant")!)!;
    expect([active.getAttribute("aria-selected"), active.textContent]).toEqual(["true", expect.stringContaining("Restart")]);
    await stage.press(input, "ArrowDown");
    expect(input.getAttribute("aria-activedescendant")).toBe("option-0");
  });

  it("are filtered, and Enter puts one in the place of the sign", async () => {
    const input = await openReplies();
    await filter("rest");
    expect(stage.options).toEqual(["Restart first"]);
    await stage.press(input, "Enter");
    expect([stage.field.value, stage.picker, stage.root.activeElement]).toEqual(["Please restart.", null, stage.field]);
    expect(stage.sent).toEqual([]);
  });

  it("leave what was typed as text on Escape, which goes no further", async () => {
    let reached = false;
    stage.composer.addEventListener("keydown", () => (reached = true));
    const input = await openReplies();
    await filter("etc/hosts");
    await stage.press(input, "Escape");
    expect([stage.field.value, stage.picker, reached]).toEqual(["/etc/hosts", null, false]);
  });

  it("take their sign away with Backspace, and take a space for the end of it", async () => {
    await stage.press(await openReplies(), "Backspace");
    expect(stage.field.value).toBe("");
    await openReplies();
    await filter(" ");
    expect(stage.field.value).toBe("/ ");
  });

  it("say so when they cannot be looked up", async () => {
    await stage.type("/");
    await stage.link.asked.find(({ name }) => name === "canned_replies")!.refuse("internal");
    await stage.shown();
    expect(stage.picker!.querySelector("p")!.textContent).toContain("The service does not answer");
  });

  it("open neither in the middle of a reply nor in a note", async () => {
    for (const words of ["and", "/", "or"]) await stage.type(words);
    expect(stage.picker).toBeNull();
    await stage.composer.startWriting("note");
    await stage.type("/");
    expect(stage.picker).toBeNull();
  });

  it("cannot be sent before what nobody knows is written, which is selected and named", async () => {
    await stage.press(await openReplies(), "Enter");
    expect(stage.field.value.slice(stage.field.selectionStart, stage.field.selectionEnd)).toBe("{visitor.first_name}");
    expect(stage.root.querySelector("[role=alert]")!.textContent).toContain("{visitor.first_name} is not filled in.");
    await stage.press(stage.field, "Enter");
    expect(stage.sent).toEqual([]);
    await stage.type("Maria");
    await stage.press(stage.field, "Enter");
    expect(stage.sent).toMatchObject([{ voice: "reply", text: "Hello Maria, I am Priya." }]);
  });
});

describe("a note", () => {
  const COLLEAGUES = [{ technician_id: COLLEAGUE, name: "Tom Weir" }];

  it("mentions whom was picked behind an @, as long as the name still stands there", async () => {
    await stage.composer.startWriting("note");
    await stage.type("please @");
    await stage.answer("mention_targets", { colleagues: COLLEAGUES });
    await stage.press(stage.picker!.querySelector("input")!, "Enter");
    expect(stage.field.value).toBe("please @Tom Weir ");
    await stage.type("look");
    await stage.press(stage.field, "Enter");
    await stage.type("no more");
    await stage.press(stage.field, "Enter");
    expect(stage.sent).toMatchObject([
      { voice: "note", text: "please @Tom Weir look", mentions: [COLLEAGUE] },
      { voice: "note", mentions: [] },
    ]);
  });

  it("does not take a mail address for a mention", async () => {
    await stage.composer.startWriting("note");
    await stage.type("write to info@");
    expect(stage.picker).toBeNull();
  });

  it("may hold what looks like a variable", async () => {
    await stage.composer.startWriting("note");
    await stage.type("write {reference} there");
    await stage.press(stage.field, "Enter");
    expect(stage.sent).toHaveLength(1);
  });
});
