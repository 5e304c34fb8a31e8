import { describe, expect, it } from "vitest";
import { alertSentence, dueText } from "../../../web/console/sla/sla-words";
import type { SlaAlerted } from "../../../web/shared/protocol";
import { CONVERSATION } from "../wire";
import { row } from "./rows";

const NOW = Date.parse("2025-03-03T12:00:00Z");

describe("what is due", () => {
  it.each([
    ["2025-03-03T12:04:59Z", "Reply in 4 min"],
    ["2025-03-03T12:00:59Z", "Reply now"],
    ["2025-03-03T11:59:30Z", "Reply late"],
    ["2025-03-03T11:54:00Z", "Reply 6 min late"],
    ["2025-03-03T15:05:00Z", "Reply in 3 h 05 min"],
  ])("at %s is said as %s", (deadline, words) => {
    expect(dueText("next_response", deadline, NOW)).toBe(words);
  });

  it("tells a resolution from an answer", () => {
    expect(dueText("resolution", "2025-03-03T12:30:00Z", NOW)).toBe("Resolve in 30 min");
  });
});

describe("a warning", () => {
  const fact: SlaAlerted = {
    conversation_id: CONVERSATION,
    epoch: 1,
    at: "2025-03-03T12:00:00Z",
    term: "first_response",
    step: "breach",
    deadline_at: "2025-03-03T12:00:00Z",
  };

  it("tells leads who has it", () => {
    expect(alertSentence(fact, row())).toMatch(/^First response is late: Sam Reed, Northwind Coffee\. .*Nobody has it yet\.$/);
    expect(alertSentence(fact, row({ owner: { kind: "technician", name: "Tom Weir" } }))).toMatch(/Tom Weir has it\.$/);
    expect(alertSentence({ ...fact, step: "warn_technician" }, row())).toMatch(/is due soon: .* It is due at \S+\.$/);
  });
});
