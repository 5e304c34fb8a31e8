/** What somebody has written about a request and not sent yet. */
export interface CheckDraft {
  called: string;
  /** The number on file that was called; masked, as the directory shows it, or where it was looked up. */
  number: string;
  said: string;
  reason: string;
}

export const NO_CHECK: CheckDraft = { called: "", number: "", said: "", reason: "" };

/** Whether it says all that an approval needs. */
export function isComplete({ called, number, said }: CheckDraft): boolean {
  return [called, number, said].every((each) => each.trim() !== "");
}
