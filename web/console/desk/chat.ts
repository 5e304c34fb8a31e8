import { contiguousSeq, mergeMessages } from "../../shared/message-list";
import type {
  AccountRequest,
  ConversationOpened,
  DecisionView,
  HandoffCard,
  KnownSlot,
  KnownVisitor,
  StaffMessageCreated,
  VisitorSaw,
} from "../../shared/protocol";

/** A conversation that was opened in this console: everything the thread and its surroundings show. */
export interface Chat {
  readonly id: string;
  readonly state: "loading" | "ready" | "failed";
  /** Why it could not be opened, in a sentence. */
  readonly failure: string | null;
  /** Whether the service was asked since it was opened; until then messages may be missing at the end. */
  readonly isCurrent: boolean;
  readonly card: HandoffCard | null;
  readonly requests: readonly AccountRequest[];
  readonly slots: readonly KnownSlot[];
  readonly pageUrl: string | null;
  readonly visitor: KnownVisitor | null;
  /** Browser and system, in words. */
  readonly device: string | null;
  /** The visitor has the chat open somewhere. */
  readonly visitorHere: boolean;
  /** How far the visitor has seen what others wrote. */
  readonly visitorSaw: VisitorSaw | null;
  readonly messages: readonly StaffMessageCreated[];
  readonly decisions: ReadonlyMap<number, DecisionView>;
  /** The last message seen before the present look; the unread divider comes after it. */
  readonly unreadAfter: number | null;
}

export function newChat(id: string, unreadAfter: number | null): Chat {
  return {
    id,
    state: "loading",
    failure: null,
    isCurrent: false,
    card: null,
    requests: [],
    slots: [],
    visitor: null,
    pageUrl: null,
    device: null,
    visitorHere: false,
    visitorSaw: null,
    messages: [],
    decisions: new Map(),
    unreadAfter,
  };
}

/** The chat with what the service answered; nothing that was known is lost, because an answer holds only what is new. */
export function withOpened(chat: Chat, opened: ConversationOpened): Chat {
  const decisions = new Map(chat.decisions);
  for (const decision of opened.decisions) decisions.set(decision.message_seq, decision);
  return {
    ...chat,
    state: "ready",
    failure: null,
    isCurrent: true,
    card: opened.card,
    requests: opened.requests,
    slots: opened.slots,
    pageUrl: opened.page_url,
    device: opened.device,
    visitor: opened.visitor,
    visitorHere: opened.visitor_here,
    visitorSaw: opened.visitor_saw,
    // Read elsewhere meanwhile is no reason to move a divider that somebody looks at.
    unreadAfter: chat.state === "loading" ? opened.read_seq : chat.unreadAfter,
    messages: mergeMessages(chat.messages, opened.messages),
    decisions,
  };
}

export function withMessage(chat: Chat, message: StaffMessageCreated): Chat {
  return { ...chat, messages: mergeMessages(chat.messages, [message]) };
}

/** A chat that was readable stays readable when it cannot be refreshed. */
export function withFailure(chat: Chat, failure: string): Chat {
  return chat.state === "ready" ? chat : { ...chat, state: "failed", failure };
}

export function lastSeq(chat: Chat): number {
  return chat.messages.at(-1)?.seq ?? 0;
}

/** The `last_seq` to ask from: the end of the run without a gap. Staff see every message, so a gap is one missed. */
export function knownSeq(chat: Chat): number {
  return contiguousSeq(0, chat.messages);
}

/** What the card is about in the visitor's words, before or after they asked for a person, then how they did that. */
export function cardQuotes({ card, messages }: Chat): string[] {
  if (!card) return [];
  const isAfter = ({ seq, author, text }: StaffMessageCreated): boolean => author === "visitor" && text !== "" && seq > (card.message_seq ?? 0);
  const later = card.names_concern || card.about_seq !== null ? undefined : messages.find(isAfter);
  const about = later ?? messages.find(({ seq }) => seq === card.about_seq);
  const deciding = messages.find(({ seq }) => seq === card.message_seq);
  return [about, deciding].flatMap((message) => message?.text || []);
}

/** Whether nothing is missing; decision records are written after their message, and no fact carries them. */
export function isComplete(chat: Chat): boolean {
  const isDecided = chat.messages.every(({ author, seq }) => author !== "visitor" || chat.decisions.has(seq));
  return isDecided && knownSeq(chat) === lastSeq(chat);
}
