import { beforeEach, describe, expect, it, vi } from "vitest";
import { ReadReports } from "../../web/widget/read-reports";
import { VisitorSession } from "../../web/widget/session";
import { EMPTY_THREAD, messageRead, opened, readSeq } from "../../web/widget/thread";
import { lastRead, threadItems } from "../../web/widget/thread-items";
import { VisitorStore } from "../../web/widget/visitor-store";
import { FakeLink, settled } from "./fake-link";
import { AT, claimedBy, CONVERSATION, conversation, message, sessionOpened } from "./wire";

let link: FakeLink;
let session: VisitorSession;
let isOpen = true;

const reported = (): unknown[] => link.asked.filter(({ name }) => name === "seen").map(({ payload }) => payload.seq);

beforeEach(async () => {
  localStorage.clear();
  isOpen = true;
  link = new FakeLink();
  session = new VisitorSession(link.link, new VisitorStore("test"), "http://desk.test");
  new ReadReports(session, link.link, () => isOpen);
  session.start();
  await link.connect();
  return () => vi.restoreAllMocks();
});

const answer = (messages = [message(1), message(2, { author: "bot" })]): Promise<void> =>
  link.next().answer(sessionOpened({ messages }));

describe("a visitor's chat", () => {
  it("reports the last message of others once while it is open and visible", async () => {
    await answer();
    link.tell("message_created", message(3));
    await settled();
    expect(reported()).toEqual([2]);
  });

  it("reports nothing while it is closed or hidden", async () => {
    isOpen = false;
    await answer();
    expect(reported()).toEqual([]);
    isOpen = true;
    const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(reported()).toEqual([]);
    hidden.mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(reported()).toEqual([2]);
  });
});

describe("a read message", () => {
  const assigned = claimedBy("Priya Nair", 3);
  const thread = opened(EMPTY_THREAD, sessionOpened({ conversation: assigned, messages: [message(1), message(2)], read_seq: 1 }), 0);
  const read = (seq: number, epoch = 3) => ({ conversation_id: CONVERSATION, epoch, at: AT, seq });

  it("is known after a reload and moves on live, never back", () => {
    expect(readSeq(thread)).toBe(1);
    expect(readSeq(messageRead(thread, read(2)))).toBe(2);
    expect(readSeq(messageRead(messageRead(thread, read(2)), read(1)))).toBe(2);
  });

  it("is only called so while the person who read it holds the conversation", () => {
    expect(readSeq({ ...thread, conversation: conversation({ epoch: 4 }) })).toBe(0);
    expect(readSeq({ ...thread, conversation: claimedBy("Tom Okafor", 4) })).toBe(0);
    expect(readSeq(messageRead({ ...thread, conversation: claimedBy("Tom Okafor", 4) }, read(1, 4)))).toBe(1);
  });

  it("is marked at the visitor's last message up to there", () => {
    const items = threadItems([message(1), message(2), message(3, { author: "technician", author_name: "P" })], []);
    const seq = (upTo: number): unknown => {
      const item = lastRead(items, upTo);
      return item?.kind === "message" ? item.message.seq : null;
    };
    expect([0, 1, 2, 3].map(seq)).toEqual([null, 1, 2, 2]);
  });
});
