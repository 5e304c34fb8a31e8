/** The sentences in the one language that this page's chat speaks. */
import { ar } from "./ar";
import type { Catalogue } from "./catalogue";
import { de } from "./de";
import { en } from "./en";

/** Each makes its catalogue for a region, which decides how numbers and dates are written. */
export const CATALOGUES: Record<string, (locale: string) => Catalogue> = { en, de, ar };

/** English of no named region writes dates as most of the world does. */
const WITHOUT_REGION: Record<string, string> = { en: "en-GB" };

export let texts: Catalogue = speaking([]);

/** Chooses the language for good: the first of these tags that is shipped, else English. */
export function speak(wanted: readonly (string | undefined)[]): Catalogue {
  texts = speaking(wanted);
  return texts;
}

function speaking(wanted: readonly (string | undefined)[]): Catalogue {
  for (const tag of wanted) {
    const language = languageOf(tag);
    const make = language && CATALOGUES[language];
    if (tag && make) return make(WITHOUT_REGION[tag.toLowerCase()] ?? tag);
  }
  return en("en-GB");
}

/** "de" of "de-AT"; what is no language tag has none. */
function languageOf(tag: string | undefined): string | undefined {
  try {
    return tag && new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
}
