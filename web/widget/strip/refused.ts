/** What a visitor is told when something they asked for was not done. */
import { LinkLost, Refusal } from "../../shared/connection";
import { texts } from "../texts";

/** Words of this page's own language where there are some for the code; any other error is a mistake of ours. */
export function refusedWords(error: unknown, byCode: Record<string, string> = {}): string {
  if (error instanceof LinkLost) return texts.ending.offline;
  if (!(error instanceof Refusal)) throw error;
  return byCode[error.code] ?? error.message;
}
