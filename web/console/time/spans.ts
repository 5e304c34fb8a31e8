const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has lasted, short enough for a list row: "12 s", "4 min", "1 h 05 min", "3 d 4 h". */
export function spanText(durationMs: number): string {
  // A browser whose clock runs behind the server's would otherwise show a negative wait.
  const ms = Math.max(0, durationMs);
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) {
    const minutes = Math.floor((ms % HOUR) / MINUTE);
    return `${Math.floor(ms / HOUR)} h ${String(minutes).padStart(2, "0")} min`;
  }
  return `${Math.floor(ms / DAY)} d ${Math.floor((ms % DAY) / HOUR)} h`;
}

/** Milliseconds until `spanText` would read differently, so that a clock wakes only when something changes. */
export function untilSpanChanges(durationMs: number): number {
  if (durationMs < 0) return -durationMs + SECOND;
  const step = durationMs < MINUTE ? SECOND : durationMs < DAY ? MINUTE : HOUR;
  return step - (durationMs % step);
}
