/** What the address says is open, so that back, reload and a sent link all work. */
export interface Route {
  conversationId: string | null;
  showsContext: boolean;
  /** The security review is in front, with one of its requests or none. */
  security?: { requestId: string | null };
}

const ID = /^#([0-9a-f-]{36})(\/details)?$/i;
const SECURITY = /^#security(?:\/([0-9a-f-]{36}))?$/i;

export function readRoute(hash: string): Route {
  const review = SECURITY.exec(hash);
  if (review) return { conversationId: null, showsContext: false, security: { requestId: review[1] ?? null } };
  const match = ID.exec(hash);
  return { conversationId: match?.[1] ?? null, showsContext: match?.[2] !== undefined };
}

export function writeRoute(route: Route): string {
  if (route.security) return `#security${route.security.requestId ? `/${route.security.requestId}` : ""}`;
  if (!route.conversationId) return "";
  return `#${route.conversationId}${route.showsContext ? "/details" : ""}`;
}
