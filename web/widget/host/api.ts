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

type Methods = Omit<WarmdeskApi, "q">;

const NAMES: readonly string[] = ["open", "close", "toggle", "identify", "on", "off"] satisfies (keyof Methods)[];

/** Makes the API, which is there at once; what is called before the chat is there is done when it comes. */
export class HostApi {
  readonly api: WarmdeskApi;
  private methods: Methods | null = null;
  private readonly waiting: Call[];

  constructor(found: Exclude<Found, WarmdeskApi>) {
    this.waiting = [...(found?.q ?? [])];
    const push = (...calls: Call[]): void => this.take(calls);
    const methods = Object.fromEntries(NAMES.map((name) => [name, (...given: unknown[]) => push([name, ...given])]));
    this.api = { ...(methods as unknown as Methods), q: { push } };
  }

  /** The chat is there. */
  answer(chat: Chat, occasions: Occasions, identify: (token: string | null) => void): void {
    this.methods = {
      open: () => chat.open(),
      close: () => chat.close(),
      toggle: () => (chat.isOpen ? chat.close() : chat.open()),
      identify: (token) => {
        if (token === null || (typeof token === "string" && token)) identify(token);
        else console.error("Warmdesk: identify needs a token, or null when nobody is signed in.");
      },
      on: occasions.on,
      off: occasions.off,
    };
    this.take(this.waiting.splice(0));
  }

  private take(calls: readonly Call[]): void {
    const { methods } = this;
    if (methods) calls.forEach((call) => run(methods, call));
    else this.waiting.push(...calls);
  }
}

function run(methods: Methods, [name, ...given]: Call): void {
  if (NAMES.includes(name)) (methods[name as keyof Methods] as (...given: unknown[]) => void)(...given);
  else console.error(`Warmdesk: there is no “${name}”; there are ${NAMES.join(", ")}.`);
}
