/** What a host page may do with the chat: `window.Warmdesk`. */
import type { Occasions } from "./occasions";

export type Call = readonly [name: string, ...given: unknown[]];

export interface WarmdeskApi {
  open(): void;
  close(): void;
  toggle(): void;
  /** Says who is signed in on the page, by a token of the page's server; null when nobody is any more. */
  identify(token: string | null): void;
  on: Occasions["on"];
  off: Occasions["off"];
  /** Calls made before the script was there, each as [name, …arguments]; it goes on working afterwards. */
  q: { push(...calls: Call[]): void };
}

/** What the script finds when it comes: nothing, the stub that a page put there, or itself. */
export type Found = { q?: Call[] } | WarmdeskApi | undefined;

export function isLoaded(found: Found): found is WarmdeskApi {
  return found !== undefined && "open" in found;
}

export interface Chat {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
}

/** Makes the API and does what was asked for before it was there. */
export function hostApi(chat: Chat, occasions: Occasions, identify: (token: string | null) => void, found: Found): WarmdeskApi {
  const methods = {
    open: () => chat.open(),
    close: () => chat.close(),
    toggle: () => (chat.isOpen ? chat.close() : chat.open()),
    identify: (token: string | null) => {
      if (token === null || (typeof token === "string" && token)) identify(token);
      else console.error("Warmdesk: identify needs a token, or null when nobody is signed in.");
    },
    on: occasions.on,
    off: occasions.off,
  };
  const push = (...calls: Call[]): void => calls.forEach((call) => run(methods, call));
  push(...(isLoaded(found) ? [] : (found?.q ?? [])));
  return { ...methods, q: { push } };
}

function run(methods: Record<string, (...given: never[]) => void>, [name, ...given]: Call): void {
  if (Object.hasOwn(methods, name)) methods[name]!(...(given as never[]));
  else console.error(`Warmdesk: there is no “${name}”; there are ${Object.keys(methods).join(", ")}.`);
}
