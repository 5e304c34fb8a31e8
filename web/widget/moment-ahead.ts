/** A time that is still to come, as people say it: by the clock today, then with the weekday, then with the date. */
import { texts } from "./texts";

const WEEK = 7;

/** In the words of the chat's language: "The service desk is closed, opens Tuesday at 08:00". */
export function closedUntil(at: string, now: number): string {
  const { locale } = texts.times;
  const moment = new Date(at);
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(moment);
  if (moment < midnightAfter(now, 1)) return texts.closedUntil(null, clock);
  const weekday: Intl.DateTimeFormatOptions = { weekday: "long" };
  const date: Intl.DateTimeFormatOptions = { ...weekday, day: "numeric", month: "long" };
  const day = new Intl.DateTimeFormat(locale, moment < midnightAfter(now, WEEK) ? weekday : date).format(moment);
  return texts.closedUntil(day, clock);
}

function midnightAfter(now: number, days: number): Date {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() + days);
  return day;
}
