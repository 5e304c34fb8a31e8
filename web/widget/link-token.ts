/** The way back from a mail: `#warmdesk=…` on the page of the chat. What follows # never leaves the browser by itself. */
const MARK = "#warmdesk=";

/** Takes the token out of the address, so that it is neither bookmarked nor passed on with it. */
export function takeLinkToken(): string | null {
  if (!location.hash.startsWith(MARK)) return null;
  const token = location.hash.slice(MARK.length);
  history.replaceState(history.state, "", location.pathname + location.search);
  return token || null;
}
