import { LinkLost, Refusal } from "../../shared/connection";
import type {
  Colleague,
  ConsoleOpened,
  ConversationChanged,
  KnownSlot,
  Me,
  ReadUpTo,
  SavedView,
  StaffMessageCreated,
  VisitorSaw,
} from "../../shared/protocol";
import { People } from "../presence/people";
import { isOfferTo, isReplyTo } from "../routing/offers";
import { Changes } from "./changes";
import { type Chat, isComplete, knownSeq, lastSeq, newChat, withFailure, withMessage, withOpened } from "./chat";
import { Colleagues } from "./colleagues";
import { isFresh } from "./freshness";
import type { DeskLink } from "./link";
import { ReadPositions } from "./read-positions";
import { Typists } from "./typists";

const UNREACHABLE = "The service did not answer. This opens by itself as soon as the connection is back.";
// Decisions are stored a moment after their message; asking at once would miss them.
const REFRESH_DELAY_MS = 400;

export interface DeskListener {
  onOpened(opened: ConsoleOpened): void;
  onHandoff(row: ConversationChanged): void;
  onOffer(row: ConversationChanged): void;
  onReply(row: ConversationChanged): void;
  onMessage(message: StaffMessageCreated): void;
}

/** What this console knows: the lists, the conversations opened here, and which one is in front. */
export class Desk {
  readonly changes = new Changes();
  readonly typists = new Typists(() => this.changes.announce());
  readonly people = new People();
  readonly colleagues = new Colleagues(() => this.me?.technician_id, () => this.changes.announce());
  readonly positions = new ReadPositions((read) => void this.link.command("mark_read", read).catch(() => {}));
  me: Me | null = null;
  openId: string | null = null;
  views: readonly SavedView[] = [];
  /** Why the lists could not be loaded, in a sentence. */
  failure: string | null = null;

  private readonly known = new Map<string, ConversationChanged>();
  private readonly chats = new Map<string, Chat>();
  private refreshTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly link: DeskLink,
    private readonly listener: DeskListener,
  ) {
    link.on("conversation_updated", (row) => this.receiveRow(row));
    link.on("message_created", (message) => this.receiveMessage(message));
    link.on("presence_changed", (fact) => this.receivePresence(fact.presence));
    link.on("saved_views_changed", ({ views }) => this.receiveViews(views));
    link.on("typing", (fact) => this.typists.receive(fact));
    link.on("viewer_moved", (fact) => this.colleagues.move(fact));
    link.on("colleague_typing", (fact) => this.colleagues.type(fact));
    link.on("read_moved", (read) => this.receivePosition(read));
    link.on("visitor_saw", (saw) => this.receiveSight(saw));
    link.on("visitor_moved", ({ conversation_id, here }) => this.receiveVisitor(conversation_id, here));
    link.on("slots_changed", ({ conversation_id, slots }) => this.receiveSlots(conversation_id, slots));
    link.onChange(() => {
      if (link.state === "online") void this.load();
      this.changes.announce();
    });
  }

  get rows(): ConversationChanged[] {
    return [...this.known.values()];
  }

  get openRow(): ConversationChanged | null {
    return this.rowOf(this.openId);
  }

  get openChat(): Chat | null {
    return this.chats.get(this.openId ?? "") ?? null;
  }

  rowOf(conversationId: string | null): ConversationChanged | null {
    return this.known.get(conversationId ?? "") ?? null;
  }

  isUnread(row: ConversationChanged): boolean {
    return row.last_seq > (this.positions.of(row.conversation_id) ?? 0);
  }

  /** Fetches the lists and whatever was missed in the open conversation; run on every new link. */
  async load(): Promise<void> {
    try {
      const opened = await this.link.command("console_open", {});
      this.me = opened.me;
      this.listener.onOpened(opened);
      this.failure = null;
      this.views = opened.views;
      this.people.replace(opened.presence);
      this.positions.replace(opened.read);
      this.replaceRows(opened.conversations);
      if (this.openId) await this.refresh(this.openId);
    } catch (error) {
      this.failure = sentenceOf(error);
    }
    this.changes.announce();
  }

  open(conversationId: string | null): void {
    if (conversationId === this.openId) return;
    this.lookAway();
    this.openId = conversationId;
    if (conversationId) {
      const chat = this.chats.get(conversationId);
      const unreadAfter = this.positions.of(conversationId);
      this.chats.set(conversationId, chat ? { ...chat, unreadAfter, isCurrent: false } : newChat(conversationId, unreadAfter));
      // Without a link it is fetched as soon as there is one, by `load`.
      if (this.link.state === "online") void this.refresh(conversationId);
    }
    this.changes.announce();
  }

  /** Puts the next unread divider where the reading ended. */
  lookAway(): void {
    const chat = this.openChat;
    this.positions.flush();
    if (chat && chat.messages.length > 0) this.chats.set(chat.id, { ...chat, unreadAfter: lastSeq(chat) });
  }

  /** Remembers how far the open conversation was read; run while it is in front and somebody can see it. */
  look(): void {
    const chat = this.openChat;
    if (!chat || chat.messages.length === 0) return;
    this.positions.keep(chat.id, lastSeq(chat));
    // Nothing was missed, so what arrives from here on is seen as it comes and is not "new".
    if (chat.isCurrent && chat.unreadAfter === lastSeq(chat)) this.chats.set(chat.id, { ...chat, unreadAfter: null });
  }

  async refresh(conversationId: string): Promise<void> {
    const chat = this.chats.get(conversationId);
    if (!chat) return;
    try {
      const payload = { conversation_id: conversationId, last_seq: knownSeq(chat) };
      const opened = await this.link.command("open_conversation", payload);
      this.colleagues.list(conversationId, opened.viewers);
      this.change(conversationId, (latest) => withOpened(latest, opened));
      this.receiveRow({ ...opened.conversation, new_handoff: false });
    } catch (error) {
      this.change(conversationId, (latest) => withFailure(latest, sentenceOf(error)));
    }
    this.changes.announce();
  }

  receiveRow(row: ConversationChanged): void {
    const known = this.known.get(row.conversation_id);
    if (!isFresh(row, known)) return;
    this.known.set(row.conversation_id, row);
    if (row.new_handoff) this.listener.onHandoff(row);
    if (row.epoch !== known?.epoch && isOfferTo(row, this.me?.technician_id)) this.listener.onOffer(row);
    // A new owner may mean a new card, and a new name or verification more that is known; no fact carries those.
    const isOther = row.epoch !== known?.epoch || row.verification !== known.verification || row.visitor_name !== known.visitor_name;
    if (known && isOther && row.conversation_id === this.openId) this.refreshSoon();
    if (known && isReplyTo(row, known, this.me?.technician_id)) this.listener.onReply(row);
    this.changes.announce();
  }

  receivePresence(person: Colleague): void {
    this.people.receive(person);
    this.changes.announce();
  }

  /** How many conversations ask for somebody: those that wait live, and the technician's own with something unread. */
  get asking(): number {
    const isOwn = (row: ConversationChanged): boolean => row.status === "assigned" && row.owner_technician_id === this.me?.technician_id;
    const isWaiting = (row: ConversationChanged): boolean => row.status === "queued" && !row.ticket_since;
    return this.rows.filter((row) => isWaiting(row) || (isOwn(row) && this.isUnread(row))).length;
  }

  /** How many conversations are the technician's, offered ones included; tickets take up no room. */
  get held(): number {
    const mine = this.rows.filter((row) => row.status === "assigned" && row.owner_technician_id === this.me?.technician_id);
    return mine.filter((row) => !row.ticket_since).length;
  }

  receiveMessage(message: StaffMessageCreated): void {
    this.listener.onMessage(message);
    this.typists.stop(message.conversation_id);
    this.change(message.conversation_id, (chat) => withMessage(chat, message));
    const chat = this.openChat;
    if (chat && message.conversation_id === chat.id && !isComplete(chat)) this.refreshSoon();
    this.changes.announce();
  }

  private receivePosition(read: ReadUpTo): void {
    this.positions.receive(read);
    this.changes.announce();
  }

  private receiveSight(saw: VisitorSaw): void {
    this.change(saw.conversation_id, (chat) => ({ ...chat, visitorSaw: saw }));
    this.changes.announce();
  }

  private receiveVisitor(conversationId: string, visitorHere: boolean): void {
    this.change(conversationId, (chat) => ({ ...chat, visitorHere }));
    this.changes.announce();
  }

  private receiveViews(views: readonly SavedView[]): void {
    this.views = views;
    this.changes.announce();
  }

  receiveSlots(conversationId: string, slots: readonly KnownSlot[]): void {
    this.change(conversationId, (chat) => ({ ...chat, slots }));
    this.changes.announce();
  }

  private replaceRows(rows: ConversationChanged[]): void {
    const before = new Map(this.known);
    this.known.clear();
    for (const row of rows) {
      const known = before.get(row.conversation_id);
      this.known.set(row.conversation_id, isFresh(row, known) ? { ...row, new_handoff: false } : known!);
    }
    const open = before.get(this.openId ?? "");
    if (open && !this.known.has(open.conversation_id)) this.known.set(open.conversation_id, open);
  }

  private change(conversationId: string, how: (chat: Chat) => Chat): void {
    const chat = this.chats.get(conversationId);
    if (chat) this.chats.set(conversationId, how(chat));
  }

  refreshSoon(): void {
    clearTimeout(this.refreshTimer);
    this.refreshTimer = setTimeout(() => {
      if (this.openId) void this.refresh(this.openId);
    }, REFRESH_DELAY_MS);
  }
}

export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof LinkLost) return UNREACHABLE;
  throw error;
}
