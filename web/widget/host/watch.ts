/** Tells a host page what has changed in the chat since it was last told. */
import type { VisitorSession } from "../session";
import type { HostEvents, Occasions } from "./occasions";

export class SessionWatch {
  private conversationId: string | undefined;
  private unread = 0;
  private epoch = 0;
  private endedAt = 0;
  private known: HostEvents["identity"] = { verification: "unverified", problem: null };
  private readonly told = new Set<number>();

  constructor(
    private readonly session: VisitorSession,
    private readonly occasions: Occasions,
  ) {
    session.onChange(() => this.look());
    session.requests.onRated((given) => occasions.tell("rated", given));
  }

  private look(): void {
    const { thread, reading } = this.session;
    const { unread } = reading;
    if (thread.conversation?.conversation_id !== this.conversationId) this.beginWith(thread.conversation?.conversation_id);
    this.tellMessages();
    this.tellConversation();
    this.tellEnd();
    this.tellIdentity();
    if (unread !== this.unread) this.occasions.tell("unread", (this.unread = unread));
  }

  /** What a conversation already held when it was opened is no news. */
  private beginWith(conversationId: string | undefined): void {
    this.conversationId = conversationId;
    this.epoch = 0;
    this.endedAt = this.session.thread.ended?.epoch ?? 0;
    this.told.clear();
    for (const { seq } of this.session.thread.messages) this.told.add(seq);
  }

  private tellMessages(): void {
    for (const { seq, author, author_name: name, text, at, attachments } of this.session.thread.messages) {
      if (this.told.has(seq)) continue;
      this.told.add(seq);
      const files = attachments.map((file) => ({ name: file.name, mediaType: file.media_type, size: file.size }));
      this.occasions.tell("message", { author, name, text, at, files });
    }
  }

  private tellConversation(): void {
    const { conversation } = this.session.thread;
    if (!conversation || conversation.epoch === this.epoch) return;
    this.epoch = conversation.epoch;
    this.occasions.tell("conversation", { status: conversation.status, owner: conversation.owner });
  }

  private tellEnd(): void {
    const { ended } = this.session.thread;
    if (!ended || ended.epoch <= this.endedAt) return;
    this.endedAt = ended.epoch;
    const { by_visitor: byVisitor, abandoned, reopen_until: reopenUntil } = ended;
    this.occasions.tell("ended", { byVisitor, abandoned, reopenUntil });
  }

  private tellIdentity(): void {
    const { shown, problem } = this.session.identity;
    const known = { verification: shown.verification, problem: problem?.code ?? null };
    if (known.verification === this.known.verification && known.problem === this.known.problem) return;
    this.occasions.tell("identity", (this.known = known));
  }
}
