import type { Act } from "./act";
import type { Voice } from "./desk/outgoing";
import type { Route } from "./route";
import type { ConsoleSession } from "./session";

/** What an act or a key may use of the screen it was made on. */
export interface Stage {
  readonly session: ConsoleSession;
  readonly route: Route;
  perform(action: Act): void;
  go(route: Route): void;
  write(voice: Voice): void;
  requestUpdate(): void;
  child<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag];
}
