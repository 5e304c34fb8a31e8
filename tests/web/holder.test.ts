import { expect, it } from "vitest";
import { holderOf } from "../../web/widget/holder";
import { EMPTY_THREAD, type Thread } from "../../web/widget/thread";
import { AT, claimedBy, conversation, queue } from "./wire";

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
  ["it is first", { ...queued, queue: queue(1, 2) }, "Waiting for a technician — you are next"],
  ["it is second", { ...queued, queue: queue(2, 2) }, "Waiting for a technician — you are 2nd in the queue"],
  ["it is twelfth", { ...queued, queue: queue(12, 2) }, "Waiting for a technician — you are 12th in the queue"],
  [
    "the wait is known",
    { ...queued, queue: { ...queue(3, 2), unit: "time", eta_min_s: 240, eta_max_s: 600 } },
    "Waiting for a technician — you are 3rd in the queue, about 4 to 10 min",
  ],
  [
    "the wait cannot be told yet",
    { ...queued, queue: { ...queue(1, 2), unit: "unknown" } },
    "Waiting for a technician — you are next, we cannot tell yet how long it takes",
  ],
  [
    "the wait has become longer",
    { ...queued, queue: { ...queue(1, 2), unit: "time", eta_min_s: 240, eta_max_s: 600, longer: true } },
    "Waiting for a technician — you are next. It is taking longer than expected: about 4 to 10 min",
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
