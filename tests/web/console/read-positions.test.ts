import { beforeEach, describe, expect, it, vi } from "vitest";
import { ReadPositions } from "../../../web/console/desk/read-positions";

const report = vi.fn();
const read = (seq: number) => ({ conversation_id: "a", seq });
let positions: ReadPositions;

beforeEach(() => {
  vi.useFakeTimers();
  report.mockClear();
  positions = new ReadPositions(report);
  return () => vi.useRealTimers();
});

describe("how far a technician has read", () => {
  it("is not known before the first look", () => {
    expect(positions.of("a")).toBeNull();
  });

  it("is reported at once, and a burst that follows as one", () => {
    for (const seq of [1, 2, 3, 4]) positions.keep("a", seq);
    expect(report.mock.calls).toEqual([[read(1)]]);
    vi.advanceTimersByTime(5_000);
    expect(report.mock.calls).toEqual([[read(1)], [read(4)]]);
  });

  it("never moves back, whichever browser says so", () => {
    positions.replace([read(5)]);
    positions.keep("a", 3);
    positions.receive(read(4));
    expect(positions.of("a")).toBe(5);
    expect(report).not.toHaveBeenCalled();
    positions.receive(read(7));
    expect(positions.of("a")).toBe(7);
  });

  it("is told again when the service has not heard of it", () => {
    positions.keep("a", 5);
    vi.advanceTimersByTime(5_000);
    report.mockClear();
    positions.replace([read(2)]);
    expect(report.mock.calls).toEqual([[read(5)]]);
  });

  it("is reported without delay when the page may be about to go", () => {
    for (const seq of [1, 2]) positions.keep("a", seq);
    positions.flush();
    expect(report.mock.calls).toEqual([[read(1)], [read(2)]]);
  });
});
