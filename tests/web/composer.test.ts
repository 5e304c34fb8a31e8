import { beforeEach, describe, expect, it } from "vitest";
import { VisitorFiles } from "../../web/widget/files";
import { FakeLink } from "./fake-link";
import { WarmdeskComposer } from "../../web/widget/composer";

customElements.define("warmdesk-composer", WarmdeskComposer);
let composer: WarmdeskComposer;
let said: string[];

beforeEach(async () => {
  document.body.replaceChildren();
  composer = new WarmdeskComposer();
  composer.files = new VisitorFiles(new FakeLink().link, "https://desk.test", () => null, () => {});
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
