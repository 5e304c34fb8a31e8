/** Tells a host page what has changed in the chat since it was last told. */
import type { VisitorSession } from "../session";
import type { HostEvents, Occasions } from "./occasions";

export class SessionWatch {
  private conversationId: string | undefined;
  private unread = 0;
  private epoch = 0;
  private known: HostEvents["identity"] = { verification: "unverified", problem: null };
  private readonly told = new Set<number>();

  constructor(
    private readonly session: VisitorSession,
    private readonly occasions: Occasions,
  ) {
    session.onChange(() => this.look());
  }

  private look(): void {
    const { thread, unread } = this.session;
    if (thread.conversation?.conversation_id !== this.conversationId) this.beginWith(thread.conversation?.conversation_id);
    this.tellMessages();
    this.tellConversation();
    this.tellIdentity();
    if (unread !== this.unread) this.occasions.tell("unread", (this.unread = unread));
  }

  /** What a conversation already held when it was opened is no news. */
  private beginWith(conversationId: string | undefined): void {
    this.conversationId = conversationId;
    this.epoch = 0;
    this.told.clear();
    for (const { seq } of this.session.thread.messages) this.told.add(seq);
  }

  private tellMessages(): void {
    for (const { seq, author, author_name: name, text, at } of this.session.thread.messages) {
      if (this.told.has(seq)) continue;
      this.told.add(seq);
      this.occasions.tell("message", { author, name, text, at });
    }
  }

  private tellConversation(): void {
    const { conversation } = this.session.thread;
    if (!conversation || conversation.epoch === this.epoch) return;
    this.epoch = conversation.epoch;
    this.occasions.tell("conversation", { status: conversation.status, owner: conversation.owner });
  }

  private tellIdentity(): void {
    const { shown, problem } = this.session.identity;
    const known = { verification: shown.verification, problem: problem?.code ?? null };
    if (known.verification === this.known.verification && known.problem === this.known.problem) return;
    this.occasions.tell("identity", (this.known = known));
  }
}
