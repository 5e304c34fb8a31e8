/** Times as people say them; the exact one belongs into a title beside it. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a language says what is less than a day old; the rest Intl knows by `locale`. */
export interface TimeWords {
  locale: string;
  justNow: string;
  minutesAgo(count: number): string;
  hoursAgo(count: number): string;
}

const ENGLISH: TimeWords = {
  locale: "en-GB",
  justNow: "just now",
  minutesAgo: (count) => `${count} min ago`,
  hoursAgo: (count) => `${count} h ago`,
};

export function relativeTime(at: string, now: number = Date.now(), words: TimeWords = ENGLISH): string {
  const { locale, justNow, minutesAgo, hoursAgo } = words;
  const age = now - Date.parse(at);
  // A clock that runs a little behind the service's must not say "in 3 seconds".
  if (age < 45_000) return justNow;
  if (age < HOUR) return minutesAgo(Math.max(1, Math.floor(age / MINUTE)));
  if (age < DAY) return hoursAgo(Math.floor(age / HOUR));
  if (age < 7 * DAY) return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-Math.floor(age / DAY), "day");
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(new Date(at));
}

// Making one takes longer than drawing the message that it stands beside.
const exact = new Map<string, Intl.DateTimeFormat>();

export function exactTime(at: string, locale = "en-GB"): string {
  const format = exact.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" });
  exact.set(locale, format);
  return format.format(new Date(at));
}
