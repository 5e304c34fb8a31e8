import { afterEach, describe, expect, it } from "vitest";
import { announcementOf, holderOf } from "../../web/widget/holder";
import { conversationUpdated, EMPTY_THREAD, opened, queueUpdated, type Thread } from "../../web/widget/thread";
import { speakAs } from "./languages";
import { AT, claimedBy, conversation, message, queue, sessionOpened } from "./wire";

const queued: Thread = { ...EMPTY_THREAD, conversation: conversation({ epoch: 2, status: "queued" }) };

const NOW = new Date("2025-03-03T12:00:00").getTime();

function ticket(opens_at: string | null): Thread {
  const kept = { reference: "WD-1001", since: AT, opens_at, contact_email: null };
  return { ...EMPTY_THREAD, conversation: conversation({ epoch: 2, status: "queued", ticket: kept }) };
}

it.each([
  ["nobody has written yet", EMPTY_THREAD, "Automated assistant"],
  ["the bot answers", { ...EMPTY_THREAD, conversation: conversation() }, "Automated assistant"],
  ["the place is not known", queued, "Waiting for a technician"],
  ["it is first", { ...queued, queue: queue(1, 2) }, "Waiting, you are next"],
  ["it is second", { ...queued, queue: queue(2, 2) }, "Waiting, you are 2nd"],
  ["it is twelfth", { ...queued, queue: queue(12, 2) }, "Waiting, you are 12th"],
  [
    "the wait is known",
    { ...queued, queue: { ...queue(3, 2), unit: "time", eta_min_s: 240, eta_max_s: 600 } },
    "Waiting, you are 3rd, about 4–10 mins",
  ],
  [
    "the wait cannot be told yet",
    { ...queued, queue: { ...queue(1, 2), unit: "unknown" } },
    "Waiting, you are next",
  ],
  [
    "the wait has become longer",
    { ...queued, queue: { ...queue(1, 2), unit: "time", eta_min_s: 240, eta_max_s: 600, longer: true } },
    "Waiting, you are next. It is taking longer than expected: about 4–10 mins",
  ],
  ["the desk is closed", ticket("2025-03-04T08:00:00"), "The service desk is closed, opens Tuesday at 08:00"],
  ["the desk has opened meanwhile", ticket("2025-03-03T08:00:00"), "Kept as a ticket, answered later"],
  ["nobody was free", ticket(null), "Kept as a ticket, answered later"],
  ["a technician has it", { ...EMPTY_THREAD, conversation: claimedBy("Priya", 3) }, "Priya from the service desk"],
  ["it is resolved", { ...EMPTY_THREAD, conversation: conversation({ status: "resolved" }) }, "Resolved"],
  [
    "it was left",
    { ...EMPTY_THREAD, conversation: conversation({ status: "resolved", abandoned: true }) },
    "Closed",
  ],
] as [string, Thread, string][])("says who holds the chat when %s", (_, thread, words) => {
  expect(holderOf(thread, NOW).words).toBe(words);
});

describe("what is announced", () => {
  afterEach(() => speakAs());
  const begun = (author: "bot" | "system"): Thread =>
    opened(EMPTY_THREAD, sessionOpened({ messages: [message(1, { author })], conversation: conversation({ last_seq: 1 }) }), 0);

  it("is nothing before anything has changed", () => {
    expect(announcementOf(begun("bot"))).toBe("");
  });

  it("is a new owner of whom no notice tells", () => {
    expect(announcementOf(conversationUpdated(begun("bot"), claimedBy("Priya", 2, 1)))).toBe("Priya from the service desk");
  });

  it("is not what a notice in the thread has just said", () => {
    expect(announcementOf(conversationUpdated(begun("system"), claimedBy("Priya", 2, 1)))).toBe("");
  });

  it("is said all the same to whom the notice's language may be foreign", async () => {
    await speakAs("de");
    expect(announcementOf(conversationUpdated(begun("system"), claimedBy("Priya", 2, 1)))).toBe("Priya vom Service-Desk");
  });

  it("is each new place in the queue, which no notice tells", () => {
    const waiting = conversationUpdated(begun("system"), conversation({ epoch: 2, status: "queued", last_seq: 1 }));
    expect(announcementOf(waiting)).toBe("");
    expect(announcementOf(queueUpdated(waiting, queue(2, 2)))).toBe("Waiting, you are 2nd");
  });
});
