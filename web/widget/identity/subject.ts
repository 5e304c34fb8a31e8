/** Whom a page's token is about, to keep what belongs to one person apart from the next; the service alone trusts it. */
export function subjectOf(token: string): string {
  try {
    const body = token.split(".")[1]!.replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === "string" ? sub : "?";
  } catch {
    return "?";
  }
}
