/** Times as people say them; the exact one belongs into a title beside it. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function relativeTime(at: string, now: number = Date.now(), locale = "en-GB"): string {
  const age = now - Date.parse(at);
  // A clock that runs a little behind the service's must not say "in 3 seconds".
  if (age < 45_000) return "just now";
  if (age < HOUR) return `${Math.max(1, Math.floor(age / MINUTE))} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  if (age < 7 * DAY) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-Math.floor(age / DAY), "day");
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(at));
}

export function exactTime(at: string, locale = "en-GB"): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" }).format(new Date(at));
}
