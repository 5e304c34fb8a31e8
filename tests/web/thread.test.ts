import { describe, expect, it } from "vitest";
import { conversationUpdated, EMPTY_THREAD, messageCreated, opened, queueUpdated } from "../../web/widget/thread";
import { claimedBy, conversation, message, queue, sessionOpened } from "./wire";

const OTHER = "22222222-2222-4222-8222-222222222222";
const seqs = (thread: { messages: readonly { seq: number }[] }): number[] => thread.messages.map(({ seq }) => seq);
const start = opened(EMPTY_THREAD, sessionOpened({ messages: [message(1), message(2)] }), 0);

describe("messages of a thread", () => {
  it("are shown once and in order, however they arrive", () => {
    const late = [4, 3, 4, 2].reduce((thread, seq) => messageCreated(thread, message(seq), 0), start);
    expect(seqs(late)).toEqual([1, 2, 3, 4]);
  });

  it("of another conversation are ignored", () => {
    expect(messageCreated(start, message(3, { conversation_id: OTHER }), 0)).toBe(start);
  });

  it("missed while away are added to what is there", () => {
    const back = opened(start, sessionOpened({ messages: [message(3), message(5)] }), 0);
    expect(seqs(back)).toEqual([1, 2, 3, 5]);
  });

  it("of the old conversation are gone once a new one begins", () => {
    const fresh = conversation({ conversation_id: OTHER });
    const next = opened(start, sessionOpened({ conversation_id: OTHER, conversation: fresh }), 0);
    expect(seqs(next)).toEqual([]);
    expect(next.syncedSeq).toBe(0);
  });
});

describe("what a reconnection asks from", () => {
  it("is not moved past a message that has been overtaken", () => {
    const overtaken = messageCreated(start, message(4), 0);
    expect(overtaken.syncedSeq).toBe(2);
    expect(messageCreated(overtaken, message(3), 0).syncedSeq).toBe(4);
  });

  it("passes the gaps of private messages once the service has answered for them", () => {
    const back = opened(messageCreated(start, message(4), 0), sessionOpened({ messages: [message(4), message(6)] }), 0);
    expect(back.syncedSeq).toBe(6);
  });
});

describe("who holds the conversation", () => {
  it("changes with a newer epoch and leaves a mark after the last message", () => {
    const claimed = conversationUpdated(start, claimedBy("Priya", 3, 2));
    expect(claimed.conversation?.owner.name).toBe("Priya");
    expect(claimed.changes).toMatchObject([{ epoch: 3, afterSeq: 2 }]);
  });

  it("does not change back when an older fact arrives late", () => {
    const claimed = conversationUpdated(start, claimedBy("Priya", 3));
    expect(conversationUpdated(claimed, conversation({ epoch: 2, status: "queued" }))).toBe(claimed);
    expect(opened(claimed, sessionOpened(), 0).conversation?.owner.name).toBe("Priya");
  });

  it("is not taken from another conversation", () => {
    expect(conversationUpdated(start, conversation({ conversation_id: OTHER, epoch: 9 }))).toBe(start);
  });

  it("is told once when the same fact arrives twice", () => {
    const twice = conversationUpdated(conversationUpdated(start, claimedBy("Priya", 3)), claimedBy("Priya", 3));
    expect(twice.changes).toHaveLength(1);
  });
});

describe("the place in the queue", () => {
  const waiting = conversationUpdated(start, conversation({ epoch: 2, status: "queued" }));

  it("is kept when it arrives before the change of owner", () => {
    const early = queueUpdated(start, queue(2, 2));
    expect(conversationUpdated(early, conversation({ epoch: 2, status: "queued" })).queue?.position).toBe(2);
  });

  it("is not set back by an older fact", () => {
    expect(queueUpdated(waiting, queue(7, 1))).toBe(waiting);
  });

  it("is dropped once somebody has taken the conversation", () => {
    expect(conversationUpdated(queueUpdated(waiting, queue(1, 2)), claimedBy("Priya", 3)).queue).toBeNull();
  });
});

describe("the wait for the assistant", () => {
  const asked = messageCreated(start, message(3), 1000);

  it("starts with the visitor's stored message and ends with any answer", () => {
    expect(asked.unansweredSince).toBe(1000);
    expect(messageCreated(asked, message(4, { author: "system" }), 2000).unansweredSince).toBeNull();
  });

  it("is not started again by an older message that arrives late", () => {
    const gap = messageCreated(start, message(4), 1000);
    expect(messageCreated(gap, message(3), 5000).unansweredSince).toBe(1000);
  });
});
