/** What Intl knows about a language: plurals, ordinals, numbers, ranges, lists and times. */
import type { TimeWords } from "../../shared/relative-time";

export type Plurals = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export interface Forms {
  number(value: number): string;
  /** The form for `count`, with `#` where the number goes. */
  plural(count: number, forms: Plurals): string;
  ordinal(place: number, forms: Plurals): string;
  /** Whole minutes, one at least, as a range where the two differ. */
  minutes(minS: number, maxS: number): string;
  percent(value: number): string;
  /** Of whole megabytes of 2^20 bytes, as limits are set. */
  megabytes(bytes: number): string;
  list(names: readonly string[]): string;
  /** Day and time of an ISO 8601 moment. */
  moment(at: string): string;
  times: TimeWords;
}

export function forms(locale: string): Forms {
  const number = (value: number): string => new Intl.NumberFormat(locale).format(value);
  const pick = (type: Intl.PluralRuleType, value: number, from: Plurals): string =>
    (from[new Intl.PluralRules(locale, { type }).select(value)] ?? from.other).replace("#", number(value));
  return {
    number,
    plural: (count, from) => pick("cardinal", count, from),
    ordinal: (place, from) => pick("ordinal", place, from),
    minutes: (minS, maxS) =>
      new Intl.NumberFormat(locale, { style: "unit", unit: "minute" }).formatRange(minutes(minS), minutes(maxS)),
    percent: (value) => new Intl.NumberFormat(locale, { style: "percent" }).format(value / 100),
    megabytes: (bytes) =>
      new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte" }).format(Math.floor(bytes / 1024 / 1024)),
    list: (names) => new Intl.ListFormat(locale).format(names),
    moment: (at) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at)),
    times: timeWords(locale),
  };
}

function timeWords(locale: string): TimeWords {
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  return {
    locale,
    justNow: ago.format(0, "second"),
    minutesAgo: (count) => ago.format(-count, "minute"),
    hoursAgo: (count) => ago.format(-count, "hour"),
  };
}

function minutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}
