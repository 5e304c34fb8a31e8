import { beforeEach, describe, expect, it, vi } from "vitest";
import { HostApi, isLoaded, type Call, type Chat, type WarmdeskApi } from "../../../web/widget/host/api";
import { Occasions } from "../../../web/widget/host/occasions";
import { SessionWatch } from "../../../web/widget/host/watch";
import type { Saying } from "../../../web/widget/saying";
import { VisitorSession } from "../../../web/widget/session";
import { VisitorStore } from "../../../web/widget/visitor-store";
import { FakeLink } from "../fake-link";
import { attachment, claimedBy, conversation, ended, message, sessionOpened } from "../wire";

const chat: Chat & { isOpen: boolean } = {
  isOpen: false,
  open: () => void (chat.isOpen = true),
  close: () => void (chat.isOpen = false),
};
let occasions: Occasions;
let identified: (string | null)[];

/** The chat is there. */
function answer(host: HostApi): void {
  host.answer(chat, occasions, (token) => identified.push(token));
}

function api(found?: { q?: Call[] }): WarmdeskApi {
  const host = new HostApi(found);
  answer(host);
  return host.api;
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.restoreAllMocks();
  chat.isOpen = false;
  [occasions, identified] = [new Occasions(), []];
});

describe("a host page", () => {
  it("opens, closes and toggles the chat", () => {
    const warmdesk = api();
    warmdesk.open();
    expect(chat.isOpen).toBe(true);
    warmdesk.toggle();
    expect(chat.isOpen).toBe(false);
  });

  it("is heard with what it called before the script was there, in order, and afterwards", () => {
    const stub = { q: [["identify", "early"], ["open"]] as [string, ...unknown[]][] };
    const warmdesk = api(stub);
    expect([identified, chat.isOpen, isLoaded(stub), isLoaded(warmdesk)]).toEqual([["early"], true, false, true]);
    warmdesk.q.push(["identify", null]);
    expect(identified).toEqual(["early", null]);
  });

  it("may call everything while the chat is still being made", () => {
    const host = new HostApi({ q: [["identify", "early"]] });
    const { open, identify, q } = host.api;
    identify("later");
    q.push(["open"]);
    expect([isLoaded(host.api), identified, chat.isOpen]).toEqual([true, [], false]);
    answer(host);
    expect([identified, chat.isOpen]).toEqual([["early", "later"], true]);
    chat.isOpen = false;
    open();
    expect(chat.isOpen).toBe(true);
  });

  it("is told in the console what it got wrong, and nothing else happens", () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => {});
    const warmdesk = api({ q: [["opne"]] });
    warmdesk.identify("");
    warmdesk.on("closed" as "close", () => {});
    warmdesk.on("close", undefined as never);
    expect(error.mock.calls.map(([words]) => words)).toEqual([
      expect.stringContaining("there is no “opne”; there are open, close"),
      expect.stringContaining("identify needs a token"),
      expect.stringContaining("no event “closed”"),
      expect.stringContaining("needs a function"),
    ]);
    expect(identified).toEqual([]);
  });

  it("is told of an event until it no longer wants to be, whatever another handler does", () => {
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    const counts: number[] = [];
    const count = (unread: number): number => counts.push(unread);
    occasions.on("unread", () => {
      throw new Error("the page's mistake");
    });
    occasions.on("unread", count);
    occasions.tell("unread", 2);
    occasions.off("unread", count);
    occasions.tell("unread", 3);
    expect([counts, reported.mock.calls.length]).toEqual([[2], 2]);
    vi.unstubAllGlobals();
  });
});

describe("what happens in the chat", () => {
  it("is told as it happens, and what was there before is not", async () => {
    const link = new FakeLink();
    const session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
    new SessionWatch(session, occasions);
    const told: unknown[] = [];
    occasions.on("message", ({ author, text }) => told.push([author, text]));
    occasions.on("unread", (count) => told.push(count));
    occasions.on("conversation", ({ status, owner }) => told.push([status, owner.name]));
    session.start();
    await link.connect();
    await link.next().answer(sessionOpened({ messages: [message(1, { author: "bot" })] }));
    link.tell("conversation_updated", claimedBy("Priya", 2, 1));
    link.tell("message_created", message(3, { author: "technician", text: "later" }));
    link.tell("message_created", message(2, { author: "technician", text: "earlier" }));
    link.tell("message_created", message(2, { author: "technician", text: "earlier" }));
    const expected = [["bot", null], 1, ["assigned", "Priya"], ["technician", "later"], 2, ["technician", "earlier"], 3];
    expect(told).toEqual(expected);
  });

  it("names the files of a message, and tells of the end and of ratings", async () => {
    const link = new FakeLink();
    const session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
    new SessionWatch(session, occasions);
    const told: unknown[] = [];
    occasions.on("message", ({ files }) => told.push(files));
    occasions.on("ended", (how) => told.push(how));
    occasions.on("rated", (given) => told.push(given));
    session.start();
    await link.connect();
    const before = conversation({ epoch: 4, status: "resolved" });
    await link.next().answer(sessionOpened({ conversation: before, ended: ended(4) }));
    link.tell("conversation_updated", claimedBy("Priya", 5));
    link.tell("message_created", message(1, { attachments: [attachment({ name: "shot.png" })] }));
    const resolved = conversation({ epoch: 6, status: "resolved" });
    link.tell("conversation_updated", resolved);
    link.tell("conversation_ended", ended(6, { by_visitor: true }));
    link.tell("conversation_ended", ended(6, { by_visitor: true }));
    const rated = session.requests.rate("technician", "good", "only for staff");
    await link.next().answer({ ok: true, conversation: resolved, ended: ended(6, { by_visitor: true }) });
    await rated;
    expect(told).toEqual([
      [{ name: "shot.png", mediaType: "image/png", size: 9 }],
      { byVisitor: true, abandoned: false, reopenUntil: "2999-01-01T00:00:00Z" },
      { about: "technician", score: "good" },
    ]);
  });

  it("begins anew when the page says who is there, but only if it had begun", async () => {
    const link = new FakeLink();
    const session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
    session.identity.introduce("a");
    expect(link.reconnected).toBe(0);
    session.start();
    session.identity.introduce("b");
    session.identity.introduce("b");
    expect(link.reconnected).toBe(1);
  });
});
