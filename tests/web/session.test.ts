import { beforeEach, describe, expect, it } from "vitest";
import type { MessageCreated } from "../../web/shared/protocol";
import type { Saying } from "../../web/widget/saying";
import { VisitorSession } from "../../web/widget/session";
import { botIsThinking } from "../../web/widget/thread";
import { VisitorStore } from "../../web/widget/visitor-store";
import { FakeLink, settled } from "./fake-link";
import { claimedBy, conversation, message, sessionOpened } from "./wire";

const OTHER = "22222222-2222-4222-8222-222222222222";
let link: FakeLink;
let session: VisitorSession;

function newTab(): [FakeLink, VisitorSession] {
  const fake = new FakeLink();
  const opened = new VisitorSession(fake.link, new VisitorStore<Saying>("site"));
  opened.start();
  return [fake, opened];
}

async function openedWith(change: Parameters<typeof sessionOpened>[0] = {}): Promise<void> {
  await link.connect();
  await link.next().answer(sessionOpened(change));
}

const texts = (): string[] => session.thread.messages.map(({ text }) => text);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  [link, session] = newTab();
});

describe("opening a session", () => {
  it("asks without a token first, and on every new link from the last message it has", async () => {
    await link.connect();
    const first = link.next();
    expect([first.name, first.payload]).toEqual(["session_request", { session_id: null, last_seq: 0 }]);
    await first.answer(sessionOpened({ messages: [message(1), message(2)] }));
    await link.cut();
    expect(session.ready).toBe(false);
    await link.connect();
    expect(link.next().payload).toEqual({ session_id: "token-1", last_seq: 2 });
  });

  it("finds the same conversation again after a reload", async () => {
    await openedWith({ messages: [message(1)] });
    const [reloaded] = newTab();
    await reloaded.connect();
    expect(reloaded.next().payload).toEqual({ session_id: "token-1", last_seq: 0 });
  });

  it("forgets a token that is not known any more and asks without it", async () => {
    await openedWith({ messages: [message(1)] });
    await link.cut();
    await link.connect();
    await link.next().refuse("session_unknown");
    expect(link.next().payload).toEqual({ session_id: null, last_seq: 0 });
    expect(texts()).toEqual([]);
  });

  it("shows the service's words when it refuses", async () => {
    await link.connect();
    await link.next().refuse("too_many", "Come back later.");
    expect(session.refusal?.message).toBe("Come back later.");
  });

  it("keeps facts that overtake the answer", async () => {
    await link.connect();
    link.tell("message_created", message(2));
    await link.next().answer(sessionOpened({ messages: [message(1)] }));
    expect(texts()).toEqual(["message 1", "message 2"]);
  });

  it("lets only the latest answer count", async () => {
    await link.connect();
    const slow = link.next();
    await link.connect();
    await link.next().answer(sessionOpened({ messages: [message(1)] }));
    await slow.answer(sessionOpened({ conversation_id: OTHER, conversation: conversation({ conversation_id: OTHER }) }));
    expect(texts()).toEqual(["message 1"]);
  });
});

describe("sending", () => {
  const stored = (seq: number, id: unknown): MessageCreated => message(seq, { client_msg_id: id as string, text: `stored ${seq}` });

  it("shows a message at once and replaces it by the stored one", async () => {
    await openedWith();
    session.say("hello");
    expect(session.pending).toMatchObject([{ state: "sending", payload: { shown: "hello" } }]);
    const asked = link.next();
    await asked.answer({ ok: true, message: stored(1, asked.payload.client_msg_id) });
    expect([texts(), session.pending]).toEqual([["stored 1"], []]);
  });

  it("shows a message once when its fact arrives before its ack", async () => {
    await openedWith();
    session.say("hello");
    const asked = link.next();
    link.tell("message_created", stored(1, asked.payload.client_msg_id));
    expect([texts(), session.pending]).toEqual([["stored 1"], []]);
    await asked.answer({ ok: true, message: stored(1, asked.payload.client_msg_id) });
    expect(texts()).toEqual(["stored 1"]);
  });

  it("keeps what is written while the link is down and sends it in order with the same ids", async () => {
    await openedWith();
    session.say("one");
    const lost = link.next().payload.client_msg_id;
    await link.cut();
    session.say("two");
    session.askForPerson("a person");
    await link.connect();
    await link.next().answer(sessionOpened());
    const sent: unknown[] = [];
    for (let seq = 1; seq <= 3; seq++) {
      expect(link.asked).toHaveLength(1);
      const asked = link.next();
      sent.push(asked.name === "request_person" ? asked.name : asked.payload.message);
      if (seq === 1) expect(asked.payload.client_msg_id).toBe(lost);
      await asked.answer({ ok: true, message: stored(seq, asked.payload.client_msg_id) });
    }
    expect(sent).toEqual(["one", "two", "request_person"]);
  });

  it("does not send again what the service already had when the link broke", async () => {
    await openedWith();
    session.say("one");
    const id = link.next().payload.client_msg_id;
    await link.cut();
    await link.connect();
    await link.next().answer(sessionOpened({ messages: [stored(1, id)] }));
    expect([texts(), session.pending, link.asked]).toEqual([["stored 1"], [], []]);
  });

  it("asks for a person once, however often the button is pressed", async () => {
    session.askForPerson("a person");
    session.askForPerson("a person");
    expect(session.pending).toHaveLength(1);
  });

  it("sends a button's payload and shows its title", async () => {
    await openedWith();
    session.say("/button 1.0", "VPN");
    expect(session.pending[0]?.payload.shown).toBe("VPN");
    expect(link.next().payload.message).toBe("/button 1.0");
  });
});

describe("several tabs", () => {
  it("follow the one that starts a new conversation", async () => {
    await openedWith({ messages: [message(1)] });
    new VisitorStore("site").keepSession({ token: "token-2", conversationId: OTHER });
    dispatchEvent(new StorageEvent("storage", { key: "warmdesk:session:site", newValue: "changed" }));
    await settled();
    const asked = link.next();
    expect(asked.payload).toEqual({ session_id: "token-2", last_seq: 0 });
    await asked.answer(sessionOpened({ conversation_id: OTHER, conversation: conversation({ conversation_id: OTHER }) }));
    expect(texts()).toEqual([]);
  });

  it("stay where they are when another tab opens the same conversation", async () => {
    await openedWith();
    dispatchEvent(new StorageEvent("storage", { key: "warmdesk:session:site", newValue: "changed" }));
    await settled();
    expect(link.asked).toEqual([]);
  });
});

describe("what others wrote", () => {
  it("counts as unread until the panel is open, also after a reload", async () => {
    await openedWith({ messages: [message(1), message(2, { author: "bot" })] });
    expect(session.reading.unread).toBe(1);
    session.reading.mark();
    link.tell("message_created", message(3, { author: "technician" }));
    const [reloaded, again] = newTab();
    await reloaded.connect();
    const messages = [message(1), message(2, { author: "bot" }), message(3, { author: "technician" })];
    await reloaded.next().answer(sessionOpened({ messages }));
    expect([session.reading.unread, again.reading.unread]).toEqual([1, 1]);
  });

  it("ends the typing of the one who wrote it", async () => {
    await openedWith({ conversation: claimedBy("Priya", 2) });
    const fact = { ...conversation(), who: "technician", name: "Priya", on: true, ttl_s: 5 };
    link.tell("typing", fact);
    expect(session.otherSide.typing?.name).toBe("Priya");
    link.tell("message_created", message(1, { author: "technician" }));
    expect(session.otherSide.typing).toBeNull();
  });
});

describe("waiting for the assistant", () => {
  it("is shown for twelve seconds at most, and never while a person holds the chat", async () => {
    await openedWith({ messages: [message(1)] });
    const now = Date.now();
    expect(botIsThinking(session.thread, now + 11_000)).toBe(true);
    expect(botIsThinking(session.thread, now + 13_000)).toBe(false);
    link.tell("conversation_updated", claimedBy("Priya", 2));
    expect(botIsThinking(session.thread, now)).toBe(false);
  });
});
