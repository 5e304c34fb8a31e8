import type { CannedReplyView, MentionTarget } from "../../shared/protocol";
import type { DeskLink } from "../desk/link";

/** What the two lists of the composer offer; without a link, what was found before. */
export class Lookups {
  private readonly replies = new Map<string, readonly CannedReplyView[]>();
  private readonly people = new Map<string, readonly MentionTarget[]>();

  constructor(private readonly link: Pick<DeskLink, "command">) {}

  canned(conversationId: string): Promise<readonly CannedReplyView[] | null> {
    const ask = async () => (await this.link.command("canned_replies", { conversation_id: conversationId })).replies;
    return latest(this.replies, conversationId, ask);
  }

  colleagues(conversationId: string): Promise<readonly MentionTarget[] | null> {
    const ask = async () => (await this.link.command("mention_targets", { conversation_id: conversationId })).colleagues;
    return latest(this.people, conversationId, ask);
  }
}

/** What is answered now or was before; null for neither. */
async function latest<Found>(kept: Map<string, Found>, id: string, ask: () => Promise<Found>): Promise<Found | null> {
  try {
    const found = await ask();
    kept.set(id, found);
    return found;
  } catch {
    return kept.get(id) ?? null;
  }
}
