const names = new Intl.ListFormat("en", { type: "conjunction" });

/** Who else has the conversation in front. */
export function viewingWords(viewers: readonly string[]): string {
  return viewers.length === 0 ? "" : `${names.format(viewers)} ${viewers.length === 1 ? "is" : "are"} viewing`;
}

/** Who else types a reply. */
export function typingWords(typists: readonly string[]): string {
  return typists.length === 0 ? "" : `${names.format(typists)} ${typists.length === 1 ? "is" : "are"} typing a reply`;
}
