/** A time that is still to come, as people say it: "at 08:00" today, then with the weekday, then with the date. */
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "long" });
const DATE = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const WEEK = 7;

export function momentAhead(at: string, now: number): string {
  const moment = new Date(at);
  const clock = CLOCK.format(moment);
  if (moment < midnightAfter(now, 1)) return `at ${clock}`;
  return `${(moment < midnightAfter(now, WEEK) ? WEEKDAY : DATE).format(moment)} at ${clock}`;
}

function midnightAfter(now: number, days: number): Date {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() + days);
  return day;
}
