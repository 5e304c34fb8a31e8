import { beforeEach, describe, expect, it } from "vitest";
import { WarmdeskComposer } from "../../web/widget/composer";

customElements.define("warmdesk-composer", WarmdeskComposer);
let composer: WarmdeskComposer;
let said: string[];

beforeEach(async () => {
  document.body.replaceChildren();
  composer = new WarmdeskComposer();
  said = [];
  composer.addEventListener("say", (event) => said.push((event as CustomEvent<string>).detail));
  document.body.append(composer);
  await composer.updateComplete;
});

const field = (): HTMLTextAreaElement => composer.renderRoot.querySelector("textarea")!;
const limit = (): string => composer.renderRoot.querySelector(".limit")!.textContent!;

async function type(text: string): Promise<void> {
  field().value = text;
  field().dispatchEvent(new Event("input"));
  await composer.updateComplete;
}

async function enter(how: KeyboardEventInit = {}): Promise<void> {
  field().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ...how }));
  await composer.updateComplete;
}

describe("the composer", () => {
  it("sends on Enter and is empty again", async () => {
    await type(" hello ");
    await enter();
    expect([said, field().value]).toEqual([["hello"], ""]);
  });

  it("leaves Shift+Enter and an input method's Enter alone", async () => {
    await type("hello");
    await enter({ shiftKey: true });
    await enter({ isComposing: true });
    expect([said, field().value]).toEqual([[], "hello"]);
  });

  it("sends nothing but blanks to nobody", async () => {
    await type(" \n ");
    await enter();
    expect(said).toEqual([]);
  });

  it("counts down near the limit and keeps what is beyond it", async () => {
    await type("x".repeat(9_400));
    expect(limit()).toBe("");
    await type("x".repeat(9_990));
    expect(limit()).toBe("10 characters left");
    await type("x".repeat(10_001));
    await enter();
    expect(limit()).toContain("10,001 characters, 10,000 fit");
    expect([said, field().value.length]).toEqual([[], 10_001]);
  });

  it("counts characters and not their halves, as the service does", async () => {
    await type("😀".repeat(10_000));
    await enter();
    expect(said).toHaveLength(1);
  });
});

describe("what looks like a secret", () => {
  const warning = (): HTMLElement | null => composer.renderRoot.querySelector("[role=alertdialog]");
  const answer = (which: string): HTMLElement => composer.renderRoot.querySelector(`[data-answer=${which}]`)!;

  beforeEach(async () => {
    await type("my password is Hunter2!");
    await enter();
    await composer.updateComplete;
  });

  it("is asked about before it is sent, with the focus on the answer that sends nothing", () => {
    expect(warning()!.textContent).toContain("This looks like a password.");
    expect([said, (composer.renderRoot as ShadowRoot).activeElement]).toEqual([[], answer("edit")]);
  });

  it("is sent as it is when the writer says so", async () => {
    answer("send").click();
    await composer.updateComplete;
    expect([said, warning(), field().value]).toEqual([["my password is Hunter2!"], null, ""]);
  });

  it("stays to be edited, and is asked about again if it still looks so", async () => {
    answer("edit").click();
    await composer.updateComplete;
    expect([warning(), field().value, (composer.renderRoot as ShadowRoot).activeElement]).toEqual([null, "my password is Hunter2!", field()]);
    await enter();
    expect(warning()).not.toBeNull();
    await type("my password does not work");
    expect(warning()).toBeNull();
    await enter();
    expect(said).toEqual(["my password does not work"]);
  });

  it("is left by Escape, which does not reach the chat around it", async () => {
    let reached = false;
    composer.addEventListener("keydown", () => (reached = true));
    answer("edit").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
    await composer.updateComplete;
    expect([warning(), reached, said]).toEqual([null, false, []]);
  });
});
