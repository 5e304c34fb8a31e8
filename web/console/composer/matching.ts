/** One line of a list that opens while somebody writes. */
export interface PickItem {
  id: string;
  title: string;
  /** Typed in full it is the first hit. */
  shortcut: string;
  detail: string;
  badge: string;
}

/** The items that have every word of the query, those it begins first; in their own order otherwise. */
export function matching(items: readonly PickItem[], query: string): readonly PickItem[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const ranked = items.map((item) => ({ item, rank: rankOf(item, words) }));
  return ranked
    .filter(({ rank }) => rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

function rankOf(item: PickItem, words: readonly string[]): number {
  const [shortcut, title, detail] = [item.shortcut, item.title, item.detail].map((text) => text.toLocaleLowerCase());
  if (!words.every((word) => `${shortcut} ${title} ${detail}`.includes(word))) return Infinity;
  const first = words[0] ?? "";
  if (shortcut === first) return 0;
  if (shortcut!.startsWith(first)) return 1;
  if (title!.split(/\s+/).some((part) => part.startsWith(first))) return 2;
  return words.every((word) => title!.includes(word)) ? 3 : 4;
}
