// Mirrors VARIABLES of handoff/rules/canned.py, which refuses them as well.
const VARIABLE = /\{(visitor\.first_name|visitor\.name|technician\.first_name|technician\.name|reference|organization)\}/g;

export interface Unfilled {
  name: string;
  start: number;
  end: number;
}

/** What a canned reply still has in braces, because nobody knows it: to be written or taken out before it is sent. */
export function unfilledIn(text: string): Unfilled[] {
  return [...text.matchAll(VARIABLE)].map(({ 0: name, index }) => ({ name, start: index, end: index + name.length }));
}

export function unfilledWords(found: readonly Unfilled[]): string {
  const names = [...new Set(found.map(({ name }) => name))];
  return `${names.join(" and ")} ${names.length > 1 ? "are" : "is"} not filled in. Write what belongs there, or take it out.`;
}
