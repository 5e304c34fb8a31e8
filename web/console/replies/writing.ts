import { Drafts } from "../desk/drafts";
import type { DeskLink } from "../desk/link";
import { Lookups } from "./lookups";
import { Suggestions } from "./suggestions";

/** Everything that helps to write, beside the conversation itself. */
export class Writing {
  readonly drafts: Drafts;
  readonly suggestions: Suggestions;
  readonly lookups: Lookups;

  constructor(storage: Storage, link: DeskLink) {
    this.drafts = new Drafts(storage, link);
    this.suggestions = new Suggestions(link);
    this.lookups = new Lookups(link);
  }
}
