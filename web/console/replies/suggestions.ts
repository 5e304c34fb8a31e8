import type { SuggestionView } from "../../shared/protocol";
import { Changes } from "../desk/changes";
import type { DeskLink } from "../desk/link";

// A visitor who writes in bursts is understood once.
const PAUSE_MS = 300;

/** What the desk might answer, asked for when somebody looks at a conversation, once for each of the visitor's messages. */
export class Suggestions {
  readonly changes = new Changes();
  private readonly found = new Map<string, readonly SuggestionView[]>();
  private readonly askedFor = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly link: Pick<DeskLink, "state" | "command">) {}

  of(conversationId: string): readonly SuggestionView[] {
    return this.found.get(conversationId) ?? [];
  }

  /** `turn` counts what was said; the same turn is not asked about twice. */
  look(conversationId: string, turn: number): void {
    if (this.askedFor.get(conversationId) === turn || this.link.state !== "online") return;
    this.askedFor.set(conversationId, turn);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(conversationId, turn), PAUSE_MS);
  }

  private async ask(conversationId: string, turn: number): Promise<void> {
    let suggestions: readonly SuggestionView[] = [];
    try {
      suggestions = (await this.link.command("suggest", { conversation_id: conversationId })).suggestions;
    } catch {
      // Nobody misses what was never shown; the next message asks again.
      this.askedFor.delete(conversationId);
    }
    if (this.askedFor.get(conversationId) !== turn) return;
    this.found.set(conversationId, suggestions);
    this.changes.announce();
  }
}
