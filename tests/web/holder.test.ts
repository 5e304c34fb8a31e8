import { expect, it } from "vitest";
import { holderOf } from "../../web/widget/holder";
import { EMPTY_THREAD, type Thread } from "../../web/widget/thread";
import { claimedBy, conversation, queue } from "./wire";

const queued: Thread = { ...EMPTY_THREAD, conversation: conversation({ epoch: 2, status: "queued" }) };

it.each([
  ["nobody has written yet", EMPTY_THREAD, "Automated assistant"],
  ["the bot answers", { ...EMPTY_THREAD, conversation: conversation() }, "Automated assistant"],
  ["the place is not known", queued, "Waiting for a technician"],
  ["it is first", { ...queued, queue: queue(1, 2) }, "Waiting for a technician — you are next"],
  ["it is second", { ...queued, queue: queue(2, 2) }, "Waiting for a technician — you are 2nd in the queue"],
  ["it is twelfth", { ...queued, queue: queue(12, 2) }, "Waiting for a technician — you are 12th in the queue"],
  [
    "the wait is known",
    { ...queued, queue: { ...queue(3, 2), eta_min_s: 240, eta_max_s: 600 } },
    "Waiting for a technician — you are 3rd in the queue, about 4 to 10 min",
  ],
  ["a technician has it", { ...EMPTY_THREAD, conversation: claimedBy("Priya", 3) }, "Priya from the service desk"],
  ["it is resolved", { ...EMPTY_THREAD, conversation: conversation({ status: "resolved" }) }, "Resolved"],
] as [string, Thread, string][])("says who holds the chat when %s", (_, thread, words) => {
  expect(holderOf(thread).words).toBe(words);
});
