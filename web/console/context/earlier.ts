import { LinkLost, Refusal } from "../../shared/connection";
import type { ConversationChanged, EarlierConversation } from "../../shared/protocol";
import type { DeskLink } from "../desk/link";

/** What the visitor of the conversation in front came with before. */
export interface EarlierList {
  readonly state: "loading" | "ready" | "failed";
  readonly conversations: readonly EarlierConversation[];
  readonly hasMore: boolean;
}

const NOT_ASKED: EarlierList = { state: "loading", conversations: [], hasMore: false };

/** Fetches them a page at a time, for the conversation that is open, and keeps true what is shown of them. */
export class Earlier {
  list: EarlierList = NOT_ASKED;
  private openId: string | null = null;

  constructor(
    private readonly link: Pick<DeskLink, "state" | "command">,
    private readonly changed: () => void,
  ) {}

  /** Asks for the first page when another conversation has been opened. */
  follow(conversationId: string | null): void {
    if (conversationId === this.openId || this.link.state !== "online") return;
    this.openId = conversationId;
    this.list = NOT_ASKED;
    if (conversationId) void this.fetch(conversationId, null);
  }

  /** The next page; after a failure the same one again. */
  async more(): Promise<void> {
    if (!this.openId) return;
    this.list = { ...this.list, state: "loading" };
    this.changed();
    await this.fetch(this.openId, this.list.conversations.at(-1)?.conversation_id ?? null);
  }

  receiveRow({ conversation_id, status, outcome, owner }: ConversationChanged): void {
    const isIt = (one: EarlierConversation): boolean => one.conversation_id === conversation_id;
    if (!this.list.conversations.some(isIt)) return;
    const renew = (one: EarlierConversation): EarlierConversation =>
      isIt(one) ? { ...one, status, outcome, owner_name: owner.name ?? one.owner_name } : one;
    this.list = { ...this.list, conversations: this.list.conversations.map(renew) };
    this.changed();
  }

  private async fetch(conversationId: string, beforeId: string | null): Promise<void> {
    try {
      const payload = { conversation_id: conversationId, before_id: beforeId };
      const found = await this.link.command("earlier_conversations", payload);
      if (conversationId !== this.openId) return;
      const conversations = [...this.list.conversations, ...found.conversations];
      this.list = { state: "ready", conversations, hasMore: found.has_more };
    } catch (error) {
      if (!(error instanceof LinkLost || error instanceof Refusal)) throw error;
      if (conversationId === this.openId) this.list = { ...this.list, state: "failed" };
    }
    this.changed();
  }
}
