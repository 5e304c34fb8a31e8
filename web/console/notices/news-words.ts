import type { SurgeView } from "../../shared/protocol";

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
const LENGTHS_S = [0.5, 1, 2, 4, 8, 24, 72].map((hours) => hours * HOUR_S);

/** How many, in how long, with what. */
export function surgeSentence({ visitors, window_s, title }: SurgeView): string {
  return `${visitors} people in ${lengthText(window_s)} with ${title}`;
}

/** "20 minutes", "2 hours", "3 days"; in the largest unit that leaves nothing over. */
export function lengthText(seconds: number): string {
  if (seconds % DAY_S === 0) return counted(seconds / DAY_S, "day");
  return seconds % HOUR_S === 0 ? counted(seconds / HOUR_S, "hour") : counted(Math.round(seconds / MINUTE_S), "minute");
}

/** The lengths to choose from, the usual one among them. */
export function lengthChoices(usualS: number, longestS: number): number[] {
  const fitting = LENGTHS_S.filter((length) => length <= longestS);
  return [...new Set([...fitting, usualS])].sort((one, other) => one - other);
}

/** The clock time of an end, with the day unless that is today. */
export function endText(at: Date, now: Date): string {
  const clock = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (at.toDateString() === now.toDateString()) return clock;
  return `${at.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" })}, ${clock}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
