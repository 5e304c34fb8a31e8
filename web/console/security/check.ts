import type { ResetView } from "../../shared/protocol";

/** What somebody has written about a request and not sent yet. */
export interface CheckDraft {
  called: string;
  /** The number on file that was called, masked as it is shown. */
  number: string;
  said: string;
  reason: string;
}

export const NO_CHECK: CheckDraft = { called: "", number: "", said: "", reason: "" };

/** Whether it says all that an approval needs. */
export function isComplete({ called, number, said }: CheckDraft): boolean {
  return [called, number, said].every((each) => each.trim() !== "");
}

/** The numbers that the directory has for the account, as they may be shown; no other proves who somebody is. */
export function numbersOnFile({ directory }: ResetView): string[] {
  const phones = (directory?.contacts ?? []).filter(({ kind }) => kind === "phone");
  return [...new Set(phones.map(({ masked }) => masked))];
}
