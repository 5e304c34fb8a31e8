import type { MentionView } from "../../shared/protocol";
import { Changes } from "../desk/changes";
import type { DeskLink } from "../desk/link";

/** Notes in which one was named and has not looked at yet; the service remembers them, this shows them. */
export class Mentions {
  readonly changes = new Changes();
  unseen: readonly MentionView[] = [];

  constructor(
    private readonly link: DeskLink,
    private readonly onNew: (mention: MentionView) => void,
  ) {
    link.on("mentioned", (mention) => this.receive(mention));
    link.on("mentions_seen", ({ conversation_id, at }) => this.drop(conversation_id, ({ at: since }) => since <= at));
    link.onChange(() => {
      if (link.state === "online") void this.load();
    });
  }

  /** The open conversation was read up to this message, by somebody who can see it. */
  look(conversationId: string, upToSeq: number): void {
    const isSeen = ({ conversation_id, message_seq }: MentionView): boolean =>
      conversation_id === conversationId && message_seq <= upToSeq;
    if (this.link.state !== "online" || !this.unseen.some(isSeen)) return;
    this.drop(conversationId, isSeen);
    // Without an answer the service goes on remembering, and reminds with the next link.
    this.link.command("look_at_mentions", { conversation_id: conversationId, up_to_seq: upToSeq }).catch(() => {});
  }

  private async load(): Promise<void> {
    try {
      this.unseen = (await this.link.command("unseen_mentions", {})).mentions;
    } catch {
      return;
    }
    this.changes.announce();
  }

  private receive(mention: MentionView): void {
    this.unseen = [...this.unseen, mention];
    this.onNew(mention);
    this.changes.announce();
  }

  private drop(conversationId: string, isSeen: (mention: MentionView) => boolean): void {
    this.unseen = this.unseen.filter((mention) => mention.conversation_id !== conversationId || !isSeen(mention));
    this.changes.announce();
  }
}
