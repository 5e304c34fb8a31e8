import { describe, expect, it, vi } from "vitest";
import { FETCHED, speak, texts } from "../../../web/widget/texts";
import type { Catalogue } from "../../../web/widget/texts/catalogue";
import { forms } from "../../../web/widget/texts/forms";
import { languageFile, speakAs } from "../languages";

const KINDS = ["password", "card_number", "bank_account", "key", "private_key", "recovery_key", "one_time_code"];
/** What each sentence with something to fill in is filled with; a name that could not be mistaken for English. */
const GIVEN: Record<string, unknown[][]> = {
  openChat: [[0], [1], [2], [3], [11], [100]],
  unreadBadge: [[1], [10]],
  waitingAt: [[1], [2], [3], [4], [21]],
  waitingFor: [["…", { minS: 240, maxS: 420 }], ["…", { minS: 30, maxS: 70 }]],
  waitingLonger: [["…", { minS: 240, maxS: 420 }], ["…", null]],
  technician: [["Ж"]],
  closedUntil: [["Ж", "08:00"], [null, "08:00"]],
  ticketHeading: [["Ж"]],
  emailInvalid: [["Ж"]],
  emailKept: [["Ж"]],
  joined: [["Ж"]],
  signedIn: [["Ж"], [null]],
  confirmed: [["Ж"]],
  codeSent: [["Ж"]],
  left: [[0], [1], [2], [3], [11], [100]],
  tooLong: [[10_001, 10_000]],
  typing: [["Ж"], [null]],
  redacted: [[["password"]], ...KINDS.map((kind) => [["password", kind]])],
  redactedByOthers: [[["key"]], [KINDS]],
  personHere: [["Ж"]],
  remove: [["Ж"]],
  uploading: [[0], [25]],
  tooLarge: [[10 * 1024 * 1024]],
  tooMany: [[5]],
  picture: [["Ж"]],
  download: [["Ж", "…"]],
  transcriptOf: [["Ж", "Ж", "…"]],
  endPerson: [["Ж"]],
  earlier: [["2026-11-26T09:00:00Z"]],
  askPerson: [["Ж"]],
  sentWhole: [["Ж"]],
  sentReceipt: [["Ж"]],
  minutesAgo: [[1], [2], [5], [11]],
  hoursAgo: [[1], [2], [5], [11]],
};
const NOT_SENTENCES = new Set(["lang", "dir", "times.locale", "files.locale", "unreadBadge", "times.minutesAgo"]);

/** Every sentence by its key, with what is filled in. */
function sentences(value: unknown, key = ""): Map<string, string[]> {
  if (typeof value === "string") return new Map([[key, [value]]]);
  if (typeof value === "function") {
    const given = GIVEN[key.split(".").at(-1)!];
    if (!given) throw new Error(`say in GIVEN what ${key} is filled with`);
    return new Map([[key, given.map((one) => value(...one) as string)]]);
  }
  if (Array.isArray(value)) return new Map([[key, value as string[]]]);
  return new Map(Object.entries(value as object).flatMap(([name, inner]) => [...sentences(inner, key ? `${key}.${name}` : name)]));
}

const of = async (language: string): Promise<Catalogue> => (await languageFile(language)).catalogue(forms(language));
const [english, arabic] = [await of("en"), await of("ar")];
const ENGLISH_WORDS = /\b(?:the|you|your|is|are|of|and|to|at|not|here|please|open|send|chat cannot|message|ago|now|about)\b/i;

describe.each(FETCHED)("the catalogue %s", async (language) => {
  const [own, translated] = [sentences(english), sentences(await of(language))];

  it("has the same keys as the English one", () => {
    expect([...translated.keys()].sort()).toEqual([...own.keys()].sort());
  });

  it("says nothing in English and leaves nothing out", () => {
    for (const [key, all] of translated) {
      if (NOT_SENTENCES.has(key)) continue;
      expect(all.filter((sentence) => ENGLISH_WORDS.test(sentence)), key).toEqual([]);
      expect(all.filter((sentence) => !sentence.trim() || /undefined|#/.test(sentence)), key).toEqual([]);
      expect(all.filter((sentence) => own.get(key)!.includes(sentence)), key).toEqual([]);
    }
  });
});

it("has no Latin words in Arabic, and its own plural forms", () => {
  const said = [...sentences(arabic)].filter(([key]) => !NOT_SENTENCES.has(key)).flatMap(([, all]) => all);
  expect(said.filter((sentence) => /[A-Za-z]{2}/.test(sentence))).toEqual([]);
  expect(new Set([1, 2, 3, 11, 100].map((count) => arabic.left(count).replace(/[\d٠-٩]+/, ""))).size).toBe(5);
});

describe("the language", () => {
  it.each([
    [["de"], "de", "de"],
    [["de-AT", "en"], "de", "de-AT"],
    [["fr", "ar-EG"], "ar", "ar-EG"],
    [["", undefined, "pt-BR"], "en", "en-GB"],
    [["en"], "en", "en-GB"],
    [["EN-us"], "en", "EN-us"],
    [["no such tag!", "de"], "de", "de"],
  ] as [(string | undefined)[], string, string][])("is the first of %j that there is: %s", async (wanted, lang, locale) => {
    await speak(wanted, languageFile);
    expect([texts.lang, texts.times.locale]).toEqual([lang, locale]);
    await speakAs();
  });

  it("is English where another cannot be fetched", async () => {
    const unreachable = vi.fn(() => Promise.reject(new TypeError("Failed to fetch")));
    await speak(["de-AT", "en"], unreachable);
    expect(unreachable.mock.calls).toEqual([["de"]]);
    expect([texts.lang, texts.times.locale]).toEqual(["en", "en-GB"]);
  });
});
