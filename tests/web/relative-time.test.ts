import { expect, it } from "vitest";
import { exactTime, relativeTime } from "../../web/shared/relative-time";

const NOW = Date.parse("2025-03-10T12:00:00Z");

it.each([
  ["2025-03-10T12:00:05Z", "just now"],
  ["2025-03-10T11:59:30Z", "just now"],
  ["2025-03-10T11:59:10Z", "1 min ago"],
  ["2025-03-10T11:00:01Z", "59 min ago"],
  ["2025-03-10T11:00:00Z", "1 h ago"],
  ["2025-03-09T12:00:01Z", "23 h ago"],
  ["2025-03-09T12:00:00Z", "yesterday"],
  ["2025-03-05T12:00:00Z", "5 days ago"],
  ["2025-02-01T12:00:00Z", "1 Feb 2025"],
])("says of %s: %s", (at, words) => {
  expect(relativeTime(at, NOW)).toBe(words);
});

it("has the exact time for whoever wants to know", () => {
  expect(exactTime("2025-03-10T12:00:00Z")).toMatch(/10 March 2025.*\d\d:00:00/);
});
