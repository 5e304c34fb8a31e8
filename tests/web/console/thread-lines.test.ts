import { describe, expect, it } from "vitest";
import { threadLines } from "../../../web/console/thread/thread-lines";
import { staffMessage } from "./rows";

const kinds = (lines: ReturnType<typeof threadLines>): string[] =>
  lines.map((line) => (line.kind === "message" ? String(line.message.seq) : line.kind));

describe("the thread", () => {
  const messages = [1, 2, 3].map((seq) => staffMessage(seq));

  it("has no unread divider on the first look", () => {
    expect(kinds(threadLines(messages, null))).toEqual(["day", "1", "2", "3"]);
  });

  it("has it before the first message after the last look", () => {
    expect(kinds(threadLines(messages, 2))).toEqual(["day", "1", "2", "unread", "3"]);
    expect(kinds(threadLines(messages, 0))).toEqual(["day", "unread", "1", "2", "3"]);
  });

  it("has none when everything was seen", () => {
    expect(kinds(threadLines(messages, 3))).toEqual(["day", "1", "2", "3"]);
  });

  it("begins each day with a divider", () => {
    const later = staffMessage(4, { at: "2025-03-05T10:00:00Z" });
    expect(kinds(threadLines([...messages, later], null))).toEqual(["day", "1", "2", "3", "day", "4"]);
  });

  it("names the author again when the voice changes, also from a reply to a note", () => {
    const voices = [
      staffMessage(1, { author: "technician", author_name: "Priya" }),
      staffMessage(2, { author: "technician", author_name: "Priya" }),
      staffMessage(3, { author: "technician", author_name: "Priya", visibility: "note" }),
    ];
    const opens = threadLines(voices, null).flatMap((line) => (line.kind === "message" ? [line.opensTurn] : []));
    expect(opens).toEqual([true, false, true]);
  });

  it("says at the last reply that the visitor has seen since when, and at no note", () => {
    const by = { author: "technician", author_name: "Priya" } as const;
    const said = [staffMessage(1), staffMessage(2, by), staffMessage(3, { ...by, visibility: "note" }), staffMessage(4, by)];
    const seen = (seq: number): number[] =>
      threadLines(said, null, { seq, at: "2025-03-03T10:05:00Z" }).flatMap((line) =>
        line.kind === "message" && line.seenAt ? [line.message.seq] : [],
      );
    expect([1, 2, 3, 4].map(seen)).toEqual([[], [2], [2], [4]]);
  });
});
