/** Who the page says is there: told to the service, kept apart from whoever was before, and never lost on the way. */
import { beforeEach, describe, expect, it } from "vitest";
import { Occasions } from "../../../web/widget/host/occasions";
import { SessionWatch } from "../../../web/widget/host/watch";
import { subjectOf } from "../../../web/widget/identity/subject";
import type { Saying } from "../../../web/widget/saying";
import { VisitorSession } from "../../../web/widget/session";
import { VisitorStore } from "../../../web/widget/visitor-store";
import { FakeLink, settled } from "../fake-link";
import { message, sessionOpened } from "../wire";

const SIGNED_IN = { verification: "signed_token" as const, name: "Maria Lind", address: null };
let link: FakeLink;
let session: VisitorSession;

function tokenOf(sub: string, exp = 1): string {
  const body = btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify({ sub, exp }))));
  return `head.${body.replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "")}.signature`;
}

function newPage(token: string | null): void {
  link = new FakeLink();
  session = new VisitorSession(link.link, new VisitorStore<Saying>("site"));
  session.identity.introduce(token);
  session.start();
}

async function opened(change: Parameters<typeof sessionOpened>[0] = {}): Promise<void> {
  await link.connect();
  await link.next().answer(sessionOpened(change));
}

async function refused(code: string): Promise<void> {
  link.refusal = { code, message: code };
  link.state = "refused";
  link.tellChange();
  await settled();
  link.refusal = null;
}

const texts = (): string[] => session.thread.messages.map(({ text }) => text);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

describe("somebody the page vouches for", () => {
  it("leaves nothing in the browser that whoever comes next could use or read", async () => {
    newPage(tokenOf("maria"));
    await opened({ identity: SIGNED_IN, messages: [message(1, { text: "between us" })] });
    session.say("not sent yet");
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain("token-1");
    session.identity.introduce(null);
    expect([texts(), session.pending.length]).toEqual([[], 0]);
    newPage(null);
    await link.connect();
    expect(link.next().payload).toEqual({ session_id: null, last_seq: 0 });
    expect(session.pending).toEqual([]);
  });

  it("finds what was not sent when they are there again", async () => {
    newPage(tokenOf("maria"));
    session.say("not sent yet");
    newPage(tokenOf("omar"));
    expect(session.pending).toEqual([]);
    newPage(tokenOf("maria", 2));
    expect(session.pending.map(({ payload }) => payload.shown)).toEqual(["not sent yet"]);
  });

  it("goes on in the same thread with a fresh word for the same person", async () => {
    newPage(tokenOf("maria"));
    await opened({ identity: SIGNED_IN, messages: [message(1)] });
    session.identity.introduce(tokenOf("maria", 2));
    expect([texts(), link.reconnected]).toEqual([["message 1"], 1]);
    await link.connect();
    expect(link.next().payload).toEqual({ session_id: "token-1", last_seq: 1 });
  });

  it("does not give an anonymous thread of this browser away, nor lose it", async () => {
    newPage(null);
    await opened({ messages: [message(1)] });
    session.identity.introduce(tokenOf("maria"));
    expect(texts()).toEqual([]);
    await link.connect();
    expect(link.next().payload).toEqual({ session_id: null, last_seq: 0 });
    newPage(null);
    await link.connect();
    expect(link.next().payload).toEqual({ session_id: "token-1", last_seq: 0 });
  });

  it("is looked for before the chat is opened once they had written", async () => {
    const store = new VisitorStore<Saying>("site");
    store.person = "maria";
    expect(store.isKnown).toBe(false);
    store.keepSession({ token: "t", conversationId: "c" });
    expect([store.isKnown, store.session]).toEqual([true, null]);
  });

  it("may have any letters in their id", () => {
    expect(subjectOf(tokenOf("Zoë/?>~ظ"))).toBe("Zoë/?>~ظ");
    expect(["", "garbage", "a.b.c", tokenOf(7 as never)].map(subjectOf)).toEqual(["?", "?", "?", "?"]);
  });
});

describe("a word of the page that is not taken", () => {
  it.each(["identity_invalid", "identity_expired"])("lets the chat go on as unknown and tells the page: %s", async (code) => {
    const told: unknown[] = [];
    newPage(tokenOf("maria"));
    const occasions = new Occasions();
    new SessionWatch(session, occasions);
    occasions.on("identity", (what) => told.push(what));
    await refused(code);
    expect([session.identity.token, link.reconnected]).toEqual([null, 1]);
    await opened({ messages: [] });
    expect(told).toEqual([{ verification: "unverified", problem: code }]);
    // The page gives the same bad word again: it is not asked for another for ever.
    session.identity.introduce(tokenOf("maria", 2));
    await refused(code);
    expect(told.length).toBe(1);
  });

  it("takes along what was written meanwhile, but not what somebody left unsent on another page", async () => {
    newPage(tokenOf("maria"));
    session.say("from another page");
    await new Promise((done) => setTimeout(done, 5));
    newPage(tokenOf("maria"));
    session.say("meanwhile");
    await refused("identity_expired");
    expect(session.pending.map(({ payload }) => payload.shown)).toEqual(["meanwhile"]);
    newPage(tokenOf("maria"));
    expect(session.pending.map(({ payload }) => payload.shown)).toEqual(["from another page"]);
  });

  it("keeps a thread that is on the screen until the page has a better one", async () => {
    newPage(tokenOf("maria"));
    await opened({ identity: SIGNED_IN, messages: [message(1)] });
    await link.cut();
    await refused("identity_expired");
    expect([texts(), session.identity.problem?.code]).toEqual([["message 1"], "identity_expired"]);
    session.identity.introduce(tokenOf("maria", 2));
    await link.connect();
    const asked = link.next();
    expect(asked.payload).toEqual({ session_id: "token-1", last_seq: 1 });
    await asked.answer(sessionOpened({ identity: SIGNED_IN, messages: [] }));
    expect(session.identity.problem).toBeNull();
  });

  it("is no reason to stay away for whoever would rather begin without it", async () => {
    newPage(tokenOf("maria"));
    await opened({ identity: SIGNED_IN, messages: [message(1)] });
    await refused("identity_expired");
    session.identity.goOnUnknown();
    expect([texts(), link.reconnected]).toEqual([[], 1]);
  });
});
