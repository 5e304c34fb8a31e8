import { beforeEach, describe, expect, it, vi } from "vitest";
import { hostApi, isLoaded, type Chat, type Found } from "../../../web/widget/host/api";
import { Occasions } from "../../../web/widget/host/occasions";
import { SessionWatch } from "../../../web/widget/host/watch";
import type { Saying } from "../../../web/widget/saying";
import { VisitorSession } from "../../../web/widget/session";
import { VisitorStore } from "../../../web/widget/visitor-store";
import { FakeLink } from "../fake-link";
import { claimedBy, message, sessionOpened } from "../wire";

const chat: Chat & { isOpen: boolean } = {
  isOpen: false,
  open: () => void (chat.isOpen = true),
  close: () => void (chat.isOpen = false),
};
let occasions: Occasions;
let identified: (string | null)[];

function api(found?: Found): ReturnType<typeof hostApi> {
  return hostApi(chat, occasions, (token) => identified.push(token), found);
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
