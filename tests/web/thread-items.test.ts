import { describe, expect, it } from "vitest";
import { buttonsAreOpen, chosenButton, threadItems, timesBelow, type ThreadItem } from "../../web/widget/thread-items";
import { conversationUpdated, EMPTY_THREAD, messageCreated, opened } from "../../web/widget/thread";
import { AT, claimedBy, conversation, message, sessionOpened } from "./wire";

const bot = { author: "bot" } as const;
const priya = { author: "technician", author_name: "Priya" } as const;
const sam = { author: "technician", author_name: "Sam" } as const;
const start = opened(EMPTY_THREAD, sessionOpened({ messages: [message(1), message(2, bot)] }), 0);

function drawn(items: ThreadItem[]): string[] {
  return items.map((item) => {
    if (item.kind === "message") return String(item.message.seq);
    return item.holder.kind === "technician" ? item.holder.name : item.holder.kind;
  });
}

describe("dividers in the thread", () => {
  it("stand where the owner changed, once, whether the change or the first message tells it", () => {
    const claimed = messageCreated(conversationUpdated(start, claimedBy("Priya", 2, 2)), message(3, priya), 0);
    expect(drawn(threadItems(claimed.messages, claimed.changes))).toEqual(["1", "2", "Priya", "3"]);
  });

  it("appear before the new owner has said anything", () => {
    const claimed = conversationUpdated(start, claimedBy("Priya", 2, 2));
    expect(drawn(threadItems(claimed.messages, claimed.changes))).toEqual(["1", "2", "Priya"]);
  });

  it("are found again from the authors after a reload", () => {
    const messages = [message(1), message(2, priya), message(3), message(4, sam), message(5, bot)];
    expect(drawn(threadItems(messages, []))).toEqual(["1", "Priya", "2", "3", "Sam", "4", "bot", "5"]);
  });

  it("leave the end of a resolved thread to the offer of a new one", () => {
    const resolved = conversationUpdated(start, conversation({ epoch: 2, status: "resolved", last_seq: 2 }));
    expect(drawn(threadItems(resolved.messages, resolved.changes))).toEqual(["1", "2"]);
    const reopened = messageCreated(resolved, message(3), 0);
    expect(drawn(threadItems(reopened.messages, reopened.changes))).toEqual(["1", "2", "resolved", "3"]);
  });

  it("are left out where the service has said the same in words", () => {
    const joined = message(3, { author: "system", epoch: 2 });
    const claimed = conversationUpdated(messageCreated(start, joined, 0), claimedBy("Priya", 2, 3));
    expect(drawn(threadItems(claimed.messages, claimed.changes))).toEqual(["1", "2", "3"]);
    expect(drawn(threadItems([...claimed.messages, message(4, { ...priya, epoch: 2 })], []))).toEqual(["1", "2", "3", "4"]);
  });

  it("are not silenced by a notice that came later in the same stretch", () => {
    const messages = [message(1, priya), message(2, { ...bot, epoch: 5 }), message(3, { author: "system", epoch: 5 })];
    expect(drawn(threadItems(messages, []))).toEqual(["Priya", "1", "bot", "2", "3"]);
  });
});

describe("runs of one author", () => {
  it("are named at the top and timed at the bottom", () => {
    const items = threadItems([message(1, bot), message(2, bot), message(3)], []);
    expect(items.map((item) => item.kind === "message" && [item.opensRun, item.closesRun])).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  it("repeat a time only when it differs from the next one", () => {
    const items = threadItems([message(1, { at: "2025-03-03T09:00:00Z" }), message(2, bot), message(3)], []);
    const times = timesBelow(items, Date.parse(AT) + 5 * 60_000);
    expect(items.map((item) => times.get(item))).toEqual(["1 hr ago", undefined, "5 min ago"]);
  });

  it("keep the key of the bubble that was pending", () => {
    expect(threadItems([message(1, { client_msg_id: "mine" })], [])[0]?.key).toBe("mine");
  });
});

describe("the buttons of a message", () => {
  const offer = message(3, { ...bot, buttons: [{ title: "VPN", payload: "/button 3.0" }, { title: "Wi-Fi", payload: "/button 3.1" }] });
  const offered = messageCreated(start, offer, 0);

  it("can be pressed while they are the last word of a bot that owns the chat", () => {
    expect(buttonsAreOpen(offered, offer, 0)).toBe(true);
  });

  it.each([
    ["something was said after them", messageCreated(offered, message(4), 0), 0],
    ["the visitor's answer is on its way", offered, 1],
    ["a technician has taken over", conversationUpdated(offered, claimedBy("Priya", 2)), 0],
    ["the conversation waits for a technician", conversationUpdated(offered, conversation({ epoch: 2, status: "queued" })), 0],
    ["the conversation is resolved", conversationUpdated(offered, conversation({ epoch: 2, status: "resolved" })), 0],
  ])("are inert when %s", (_, thread, pending) => {
    expect(buttonsAreOpen(thread, offer, pending)).toBe(false);
  });

  it("show which one was chosen, and none when the visitor wrote something else", () => {
    expect(chosenButton(messageCreated(offered, message(4, { text: "Wi-Fi" }), 0), offer)?.payload).toBe("/button 3.1");
    expect(chosenButton(messageCreated(offered, message(4, { text: "neither" }), 0), offer)).toBeNull();
  });
});
