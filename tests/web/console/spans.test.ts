import { describe, expect, it } from "vitest";
import { spanText, untilSpanChanges } from "../../../web/console/time/spans";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("a waiting time", () => {
  it.each([
    [-5_000, "0 s"],
    [0, "0 s"],
    [59_999, "59 s"],
    [MINUTE, "1 min"],
    [HOUR - 1, "59 min"],
    [HOUR + 5 * MINUTE, "1 h 05 min"],
    [25 * HOUR, "1 d 1 h"],
  ])("of %d ms reads %s", (ms, text) => {
    expect(spanText(ms)).toBe(text);
  });

  it.each([-2_500, 0, 400, 59_400, 61_000, HOUR - 1, 30 * HOUR + 7])("at %d ms changes when it said it would, and not before", (ms) => {
    const wait = untilSpanChanges(ms);
    expect(spanText(ms + wait)).not.toBe(spanText(ms));
    expect(spanText(ms + wait - 1)).toBe(spanText(ms));
  });
});
