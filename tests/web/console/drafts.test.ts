import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Drafts } from "../../../web/console/desk/drafts";
import type { DeskLink } from "../../../web/console/desk/link";
import { FakeLink } from "../fake-link";
import { AT, CONVERSATION } from "../wire";
import { COLLEAGUE, ME } from "./rows";

const PAUSE_MS = 1_000;
let link: FakeLink;
let drafts: Drafts;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(AT) });
  sessionStorage.clear();
  link = new FakeLink();
  link.state = "online";
  drafts = newBrowser();
});
afterEach(() => vi.useRealTimers());

function newBrowser(technicianId = ME): Drafts {
  const browser = new Drafts(sessionStorage, link as unknown as DeskLink);
  void browser.belongTo(technicianId);
  return browser;
}
const agoS = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const kept = (text: string, secondsAgo = 0) => ({ text, written_at: agoS(secondsAgo) });
const soon = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

async function answer(ack: unknown): Promise<void> {
  void link.next().answer(ack);
  await soon();
}

async function read(remote: { reply?: unknown; note?: unknown }): Promise<void> {
  void drafts.open(CONVERSATION);
  await answer({ ok: true, reply: null, note: null, now: new Date().toISOString(), ...remote });
}

async function typeAndSave(text: string): Promise<void> {
  drafts.keep(CONVERSATION, "reply", text);
  await soon(PAUSE_MS);
  await answer({ ok: true, draft: kept(text, 1), is_yours: true });
}

describe("a draft", () => {
  it("is kept apart for replies and notes, and across a reload", () => {
    drafts.keep(CONVERSATION, "note", "do not tell the visitor");
    const again = newBrowser();
    expect([again.of(CONVERSATION, "reply"), again.of(CONVERSATION, "note")]).toEqual(["", "do not tell the visitor"]);
  });

  it("is saved once after a pause, with how long ago it was typed", async () => {
    for (const text of ["I", "I w", "I was"]) {
      drafts.keep(CONVERSATION, "reply", text);
      await soon(300);
    }
    expect(link.asked).toHaveLength(0);
    await soon(PAUSE_MS);
    expect(link.asked).toHaveLength(1);
    expect(link.next().payload).toEqual({ conversation_id: CONVERSATION, voice: "reply", text: "I was", age_s: 1 });
  });

  it("is saved at once on leaving the field, and not again once it was", async () => {
    drafts.keep(CONVERSATION, "reply", "wait");
    void drafts.flush();
    await answer({ ok: true, draft: kept("wait"), is_yours: true });
    await soon(PAUSE_MS);
    void drafts.flush();
    expect(link.asked).toHaveLength(0);
  });

  it("goes out with the next link when there was none, aged by the wait", async () => {
    link.state = "offline";
    drafts.keep(CONVERSATION, "reply", "in the tunnel");
    await soon(60_000);
    link.state = "online";
    void drafts.belongTo(ME);
    await soon();
    expect(link.next().payload).toMatchObject({ text: "in the tunnel", age_s: 60 });
  });

  it("that somebody else left in this browser is neither shown nor saved as one's own", async () => {
    link.state = "offline";
    drafts.keep(CONVERSATION, "reply", "by whoever sat here before");
    link.state = "online";
    const next = newBrowser(COLLEAGUE);
    await soon(PAUSE_MS * 2);
    expect([next.of(CONVERSATION, "reply"), link.asked]).toEqual(["", []]);
  });

  it("is found in another browser", async () => {
    await read({ reply: kept("typed at my desk", 60) });
    expect(drafts.of(CONVERSATION, "reply")).toBe("typed at my desk");
  });

  it("that another browser went on with is replaced, and one that it sent is gone", async () => {
    await typeAndSave("first");
    await soon(5_000);
    await read({ reply: kept("first and more", 2) });
    expect([drafts.of(CONVERSATION, "reply"), drafts.asideOf(CONVERSATION, "reply")]).toEqual(["first and more", null]);
    await read({ reply: null });
    expect(drafts.of(CONVERSATION, "reply")).toBe("");
  });

  it("stays as it was typed here although the service keeps it without its secret", async () => {
    drafts.keep(CONVERSATION, "reply", "use Tr0ub4dor&3");
    await soon(PAUSE_MS);
    const stored = kept("use [removed]", 1);
    await answer({ ok: true, draft: stored, is_yours: true });
    await read({ reply: stored });
    expect(drafts.of(CONVERSATION, "reply")).toBe("use Tr0ub4dor&3");
  });

  it("that was typed here last is saved over an older one", async () => {
    drafts.keep(CONVERSATION, "reply", "newer");
    await soon(500);
    await read({ reply: kept("older", 60) });
    expect(drafts.of(CONVERSATION, "reply")).toBe("newer");
    expect(link.next()).toMatchObject({ name: "save_draft", payload: { text: "newer" } });
  });

  it("that loses to a newer one is put aside and can be taken back", async () => {
    link.state = "offline";
    drafts.keep(CONVERSATION, "reply", "typed on the train");
    await soon(60_000);
    link.state = "online";
    await read({ reply: kept("typed at my desk", 10) });
    expect(drafts.of(CONVERSATION, "reply")).toBe("typed at my desk");
    expect(drafts.asideOf(CONVERSATION, "reply")).toBe("typed on the train");
    drafts.takeBack(CONVERSATION, "reply");
    expect([drafts.of(CONVERSATION, "reply"), drafts.asideOf(CONVERSATION, "reply")]).toEqual(["typed on the train", null]);
  });

  it("that is refused as older is put aside as well", async () => {
    drafts.keep(CONVERSATION, "reply", "mine");
    await soon(PAUSE_MS);
    await answer({ ok: true, draft: kept("theirs"), is_yours: false });
    expect([drafts.of(CONVERSATION, "reply"), drafts.asideOf(CONVERSATION, "reply")]).toEqual(["theirs", "mine"]);
  });

  it("is not lost when saving fails, nor overtaken by the answer to an older save", async () => {
    drafts.keep(CONVERSATION, "reply", "one");
    await soon(PAUSE_MS);
    void link.next().refuse("internal");
    await soon();
    expect(drafts.of(CONVERSATION, "reply")).toBe("one");
    void drafts.flush();
    drafts.keep(CONVERSATION, "reply", "one two");
    vi.setSystemTime(Date.now() + 1);
    await answer({ ok: true, draft: kept("one"), is_yours: true });
    expect(drafts.of(CONVERSATION, "reply")).toBe("one two");
  });
});
