import { describe, expect, it } from "vitest";
import { isFresh } from "../../../web/console/desk/freshness";

describe("a fact about a conversation", () => {
  const known = { epoch: 3, last_seq: 10 };

  it.each([
    ["nothing is known yet", undefined, { epoch: 1, last_seq: 0 }, true],
    ["a newer epoch, even with fewer messages", known, { epoch: 4, last_seq: 9 }, true],
    ["an older epoch, even with more messages", known, { epoch: 2, last_seq: 99 }, false],
    ["the same epoch and a later message", known, { epoch: 3, last_seq: 11 }, true],
    ["the same epoch and the same message", known, { epoch: 3, last_seq: 10 }, true],
    ["the same epoch and an earlier message", known, { epoch: 3, last_seq: 9 }, false],
  ])("with %s", (_, before, incoming, expected) => {
    expect(isFresh(incoming, before)).toBe(expected);
  });
});
