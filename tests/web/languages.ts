/** Languages for tests, from their sources instead of from the service. */
import { speak, type Language } from "../../web/widget/texts";

export const languageFile = (language: string): Promise<Language> => import(`../../web/widget/texts/${language}.ts`);

/** Lets the chat speak the first of these tags; English again without any. */
export const speakAs = (...tags: string[]): Promise<void> => speak(tags, languageFile);
