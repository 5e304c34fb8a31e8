/** Conversations that a visitor has left behind in this browser and can still read. */
import type { VisitorSession } from "../session";
import type { KeptConversation } from "../visitor-store";

const KEPT = 4;

export class EarlierConversations {
  constructor(private readonly session: VisitorSession) {
    session.onChange(() => this.note());
  }

  /** The latest first, without the one that is open; none for whoever keeps no session here: they are others'. */
  get list(): readonly KeptConversation[] {
    if (!this.session.store.session) return [];
    return this.others(this.session.thread.conversation?.conversation_id);
  }

  /** Opens it instead of the present one, which becomes an earlier one. */
  open({ conversationId, token }: KeptConversation): void {
    const { store } = this.session;
    // Noted again once it has opened: a token that is too old opens nothing.
    store.keepConversations(this.others(conversationId));
    store.keepSession({ token, conversationId: "" });
    this.session.tryAgain();
  }

  private note(): void {
    const { store, thread } = this.session;
    const open = store.session;
    const at = thread.messages.at(-1)?.at;
    if (!open || !at || open.conversationId !== thread.conversation?.conversation_id) return;
    const known = store.conversations[0];
    if (known?.token === open.token && known.at === at) return;
    store.keepConversations([{ ...open, at }, ...this.others(open.conversationId)].slice(0, KEPT));
  }

  private others(conversationId: string | undefined): readonly KeptConversation[] {
    return this.session.store.conversations.filter((kept) => kept.conversationId !== conversationId);
  }
}
