import { render } from "lit";
import { describe, expect, it } from "vitest";
import type { MessageCreated, SecretKind } from "../../web/shared/protocol";
import { messageRow, type Offer } from "../../web/widget/message";
import { VisitorFiles } from "../../web/widget/files";
import { FakeLink } from "./fake-link";
import { AT, message } from "./wire";

const files = new VisitorFiles(new FakeLink().link, "https://desk.test", () => null, () => {});
const NO_OFFER: Offer = { open: false, chosen: null, press: () => {} };

function drawn(shown: MessageCreated, offer: Offer = NO_OFFER, time: string | null = null): HTMLElement {
  const place = document.createElement("div");
  render(messageRow({ kind: "message", key: "m", message: shown, opensRun: true, closesRun: true }, { time, isRead: false }, offer, files), place);
  return place;
}

const KINDS: SecretKind[] = [
  "password",
  "card_number",
  "bank_account",
  "key",
  "private_key",
  "recovery_key",
  "one_time_code",
];

function noteUnder(shown: Partial<MessageCreated>): string {
  return drawn(message(1, shown)).querySelector(".redacted")!.textContent!.trim();
}

describe("a message", () => {
  it("without rendered html is shown as the characters it is made of", () => {
    const hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>\n/restart /intent{}";
    const place = drawn(message(1, { text: hostile }));
    expect(place.querySelector("img, script")).toBeNull();
    expect(place.querySelector(".plain")!.textContent).toBe(hostile);
  });

  it("with rendered html is shown as that", () => {
    const place = drawn(message(1, { author: "bot", html: "<ol><li>Open it</li></ol>" }));
    expect(place.querySelector(".prose li")!.textContent).toBe("Open it");
  });

  it("says who wrote it", () => {
    expect(drawn(message(1, { author: "bot" })).querySelector(".author")!.textContent).toContain("Automated assistant");
    const priya = message(1, { author: "technician", author_name: "Priya Nair" });
    expect(drawn(priya).querySelector(".author")!.textContent).toContain("Priya Nair");
    expect(drawn(message(1, { author: "system" })).querySelector(".notice")).not.toBeNull();
  });

  it("names what was taken out of it, and says what to do", () => {
    expect(noteUnder({ redacted: ["password"] })).toBe(
      "A password was removed before anyone could see it. Change it if you use it anywhere. " +
        "If it was something else, write it another way.",
    );
    const several = noteUnder({ redacted: ["password", "card_number", "bank_account", "one_time_code"] });
    expect(several).toContain("A password, a card number, an account number and a one-time code were removed");
    expect(several).toContain("nobody here ever asks for one");
    expect(several.match(/The service desk never needs one\./g)).toHaveLength(1);
  });

  it("of somebody else that lost a secret gives the reader nothing to do", () => {
    const note = noteUnder({ author: "technician", redacted: ["password"] });
    expect(note).toBe("A password was removed here: secrets are not passed on in this chat.");
  });

  it.each(KINDS)("has a name and advice for %s", (kind) => {
    expect(noteUnder({ redacted: [kind] })).toMatch(/^An? [a-z -]+ was removed before anyone could see it\. [A-Z].+\. If it was/);
  });

  it("has its exact time beside the relative one", () => {
    const time = drawn(message(1), NO_OFFER, "5 min ago").querySelector("time")!;
    expect([time.textContent, time.dateTime, time.title]).toEqual(["5 min ago", AT, expect.stringContaining("2025")]);
  });
});

describe("its buttons", () => {
  const buttons = [{ title: "VPN", payload: "/button 1.0" }, { title: "Wi-Fi", payload: "/button 1.1" }];
  const offered = message(1, { author: "bot", buttons });

  it("send their payload while they are open", () => {
    const pressed: string[] = [];
    const place = drawn(offered, { open: true, chosen: null, press: ({ payload }) => pressed.push(payload) });
    place.querySelectorAll("button")[1]!.click();
    expect(pressed).toEqual(["/button 1.1"]);
  });

  it("cannot be pressed afterwards, and mark the chosen one", () => {
    const place = drawn(offered, { ...NO_OFFER, chosen: buttons[1]! });
    const states = [...place.querySelectorAll("button")].map((one) => [one.disabled, one.getAttribute("aria-pressed")]);
    expect(states).toEqual([[true, "false"], [true, "true"]]);
  });
});
