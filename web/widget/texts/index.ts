/** The sentences in the one language that this page's chat speaks. */
import type { Catalogue } from "./catalogue";
import * as english from "./en";
import { forms, type Forms } from "./forms";

/** A language's file; its sentences are made for a region, which decides how numbers and dates are written. */
export interface Language {
  catalogue(forms: Forms): Catalogue;
}

/** Only the pages that speak them fetch them; English is here, for when one cannot be had. */
export const FETCHED: readonly string[] = ["de", "ar"];

export let texts: Catalogue = inEnglish("en");

/** Chooses the language for good: the first of these tags that is shipped, else English. */
export async function speak(
  wanted: readonly (string | undefined)[],
  fetchLanguage: (language: string) => Promise<Language>,
): Promise<void> {
  const tag = wanted.find((one) => isShipped(languageOf(one))) ?? "en";
  const language = languageOf(tag)!;
  const fetched = language === "en" ? null : await fetchLanguage(language).catch(() => null);
  texts = fetched ? fetched.catalogue(forms(tag)) : inEnglish(language === "en" ? tag : "en");
}

/** English of no named region writes dates as most of the world does. */
function inEnglish(tag: string): Catalogue {
  return english.catalogue(forms(tag.toLowerCase() === "en" ? "en-GB" : tag));
}

function isShipped(language: string | undefined): boolean {
  return language === "en" || (language !== undefined && FETCHED.includes(language));
}

/** "de" of "de-AT"; what is no language tag has none. */
function languageOf(tag: string | undefined): string | undefined {
  try {
    return tag && new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
}
