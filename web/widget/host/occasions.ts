/** What a host page can be told of, and who wants to know. */
import type { AuthorKind, Owner, Status, Verification } from "../../shared/protocol";
import type { GivenRating } from "../requests";

export interface HostEvents {
  open: undefined;
  close: undefined;
  /** A message that came while the page was there, the visitor's own included. */
  message: { author: AuthorKind; name: string | null; text: string; at: string; files: readonly HostFile[] };
  /** How many messages nobody has looked at. */
  unread: number;
  conversation: { status: Status; owner: Owner };
  /** The conversation has ended; until when it can be taken up again. */
  ended: { byVisitor: boolean; abandoned: boolean; reopenUntil: string };
  rated: GivenRating;
  /** How the visitor is known now; `problem` says why the page's token was not taken, so that it can give another. */
  identity: { verification: Verification; problem: string | null };
}

/** What a page is told of a file; its content stays in the chat. */
export interface HostFile {
  name: string;
  mediaType: string;
  size: number;
}

export type Handler<Name extends keyof HostEvents = keyof HostEvents> = (what: HostEvents[Name]) => void;

const NAMES: readonly string[] = [
  "open",
  "close",
  "message",
  "unread",
  "conversation",
  "ended",
  "rated",
  "identity",
] satisfies (keyof HostEvents)[];

export class Occasions {
  private readonly handlers = new Map<string, Set<Handler>>(NAMES.map((name) => [name, new Set()]));

  readonly on = <Name extends keyof HostEvents>(name: Name, handler: Handler<Name>): void => {
    if (typeof handler === "function") this.of(name)?.add(handler as Handler);
    else console.error(`Warmdesk: on("${name}", …) needs a function.`);
  };

  readonly off = <Name extends keyof HostEvents>(name: Name, handler: Handler<Name>): void => {
    this.of(name)?.delete(handler as Handler);
  };

  tell<Name extends keyof HostEvents>(name: Name, what: HostEvents[Name]): void {
    for (const handler of this.handlers.get(name) ?? []) {
      try {
        handler(what);
      } catch (error) {
        // The page's mistake, for the page's console; the chat goes on.
        reportError(error);
      }
    }
  }

  private of(name: string): Set<Handler> | undefined {
    const found = this.handlers.get(name);
    if (!found) console.error(`Warmdesk: there is no event “${name}”; there are ${NAMES.join(", ")}.`);
    return found;
  }
}
