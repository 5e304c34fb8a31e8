const NAME = "found";

/** Marks the words in what is drawn, without touching it; where the browser cannot, the message's outline must do. */
export function highlight(roots: Iterable<ParentNode>, query: string): void {
  if (!("highlights" in CSS)) return;
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return void CSS.highlights.delete(NAME);
  CSS.highlights.set(NAME, new Highlight(...[...roots].flatMap((root) => rangesIn(root, wanted))));
}

function rangesIn(root: ParentNode, wanted: string): Range[] {
  const places = root.querySelectorAll(".bubble, .files");
  return [...places].flatMap((place) => textsIn(place).flatMap((text) => rangesOf(text, wanted)));
}

function textsIn(place: Element): Text[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

function rangesOf(text: Text, wanted: string): Range[] {
  const words = text.data.toLowerCase();
  // A letter that becomes two in small letters would shift every mark after it.
  if (words.length !== text.data.length) return [];
  const ranges: Range[] = [];
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + wanted.length)) {
    const range = new Range();
    range.setStart(text, at);
    range.setEnd(text, at + wanted.length);
    ranges.push(range);
  }
  return ranges;
}
