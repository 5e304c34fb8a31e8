import type { ConversationChanged } from "../../shared/protocol";
import { showNotice } from "./desktop-notice";
import type { InFront } from "./in-front";
import type { AlertKind } from "./kinds";
import type { AlertSettings } from "./settings";

export interface AlertScreen {
  announce(sentence: string): void;
  open(conversationId: string): void;
}

/** Tells a technician what just happened: by sound, in the title, outside the window and to who listens. */
export class Alerts {
  /** What happened since somebody last looked at this window. */
  latest: string | null = null;

  constructor(
    readonly settings: AlertSettings,
    readonly inFront: InFront,
    private readonly chime: { ring(occasion: string): Promise<void> },
    private readonly screen: AlertScreen,
  ) {}

  /** Nothing of a kind that was muted, nor of a conversation that somebody looks at: they see it. */
  async raise(kind: AlertKind, row: ConversationChanged, what = sentenceOf(kind, row), which = String(row.epoch)): Promise<void> {
    if (await this.ring(kind, row, what, which)) this.screen.announce(`${what}: ${row.visitor_name}, ${row.organization_name}.`);
  }

  /** The same without a word to who listens, for what is told them in another place; whether it rang. */
  async ring(kind: AlertKind, row: ConversationChanged, what: string, which: string): Promise<boolean> {
    if (this.settings.isMuted(kind) || (await this.inFront.isAnywhere(row.conversation_id))) return false;
    if (!document.hasFocus()) this.latest = what;
    // Several words of one visitor in a row are one reply to somebody who is called to it.
    const occasion = kind === "reply" ? `reply.${row.conversation_id}` : `${kind}.${row.conversation_id}.${which}`;
    if (!this.settings.isSilent) void this.chime.ring(occasion);
    showNotice(what, row, occasion, () => this.screen.open(row.conversation_id));
    return true;
  }

  /** What no list shows as a conversation; `which` is what it is about. */
  raiseAlone(kind: AlertKind, what: string, which: string): void {
    if (this.settings.isMuted(kind)) return;
    this.screen.announce(`${what}.`);
    if (!document.hasFocus()) this.latest = what;
    if (!this.settings.isSilent) void this.chime.ring(`${kind}.${which}`);
  }

  /** Somebody looks at the window. */
  look(): void {
    this.latest = null;
  }
}

function sentenceOf(kind: AlertKind, row: ConversationChanged): string {
  switch (kind) {
    case "handover":
      return row.priority === "normal" ? "New handover" : `New ${row.priority} handover`;
    case "offer":
      return "Offered to you";
    case "reply":
      return "New reply";
    case "mention":
      return "You were mentioned in a note";
    case "sla":
      return "Time to answer runs out";
    case "security":
      return "A reset was refused";
  }
}

/** What the window is called: how much asks for somebody, and what happened while nobody looked. */
export function windowTitle(count: number, latest: string | null): string {
  const name = latest ? `${latest} · Warmdesk` : "Warmdesk";
  return count > 0 ? `(${count}) ${name}` : name;
}
