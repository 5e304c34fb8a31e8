/** What the address says is open, so that back, reload and a sent link all work. */
export interface Route {
  conversationId: string | null;
  showsContext: boolean;
}

const ID = /^#([0-9a-f-]{36})(\/details)?$/i;

export function readRoute(hash: string): Route {
  const match = ID.exec(hash);
  return { conversationId: match?.[1] ?? null, showsContext: match?.[2] !== undefined };
}

export function writeRoute(route: Route): string {
  if (!route.conversationId) return "";
  return `#${route.conversationId}${route.showsContext ? "/details" : ""}`;
}
