import { beforeEach, describe, expect, it } from "vitest";
import { conversation, ended, message } from "../wire";
import { OpenWidget } from "./open-widget";

const BOTH = [
  { about: "bot" as const, name: "Automated assistant" },
  { about: "technician" as const, name: "Priya" },
];
const RESOLVED = conversation({ epoch: 4, status: "resolved", last_seq: 1 });

const open = (to_rate = BOTH): Promise<OpenWidget> =>
  OpenWidget.with({ messages: [message(1)], conversation: RESOLVED, ended: ended(4, { to_rate }) });

function questions(widget: OpenWidget): string[] {
  const rating = widget.find("warmdesk-rating")!.shadowRoot!;
  return [...rating.querySelectorAll(".asked")].map((one) => one.textContent!);
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("a rating", () => {
  it("is asked for of each who took part, apart, and of nobody else", async () => {
    expect(questions(await open())).toEqual(["Did the automated assistant help?", "Did Priya help?"]);
    expect(questions(await open([BOTH[0]!]))).toEqual(["Did the automated assistant help?"]);
    expect((await open([])).find("warmdesk-rating form")).toBeNull();
  });

  it("is sent with a comment, and thanked for once there is nobody left", async () => {
    const widget = await open([BOTH[1]!]);
    await widget.click("[data-score=good]");
    expect(widget.link.asked, "nothing is sent before the visitor says so").toEqual([]);
    (widget.find("warmdesk-rating")!.shadowRoot!.querySelector("textarea") as HTMLTextAreaElement).value = "Quick";
    widget.find(".comment")!.closest("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
    const asked = widget.link.next();
    expect([asked.name, asked.payload]).toEqual(["rate", { about: "technician", score: "good", comment: "Quick" }]);
    await asked.answer({ ok: true, conversation: RESOLVED, ended: ended(4) });
    await widget.drawn();
    expect(widget.find(".thanks")!.textContent).toBe("Thank you for telling us.");
  });

  it("keeps what was chosen when it could not be sent", async () => {
    const widget = await open();
    await widget.click("[data-score=bad]");
    await widget.link.cut();
    widget.find(".comment")!.closest("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
    await widget.drawn();
    expect(widget.find(".comment .problem")!.textContent).toContain("You are offline");
    expect(widget.find("[data-score=bad]")!.getAttribute("aria-pressed")).toBe("true");
  });

  it("that is not wanted is not asked for again, after a reload neither", async () => {
    const widget = await open();
    await widget.click(".decline");
    expect(widget.find(".question")).toBeNull();
    expect((await open()).find(".question")).toBeNull();
  });
});
