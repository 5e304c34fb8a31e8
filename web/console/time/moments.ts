const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** "14:03" */
export function clockText(at: string): string {
  return CLOCK.format(new Date(at));
}

/** "Today", "Yesterday" or "Friday 20 November 2026", in the reader's own time zone. */
export function dayText(at: string, now: number): string {
  if (isSameDay(at, now)) return "Today";
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (isSameDay(at, yesterday.getTime())) return "Yesterday";
  return DAY.format(new Date(at)).replace(",", "");
}

export function isSameDay(at: string, now: number): boolean {
  return new Date(at).toDateString() === new Date(now).toDateString();
}
