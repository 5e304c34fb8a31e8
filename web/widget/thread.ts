/** What the visitor's side knows of one conversation. Pure: each function takes what is known and returns what is known now. */
import type {
  ConversationEnded,
  ConversationUpdated,
  MessageCreated,
  MessageRead,
  Owner,
  QueueUpdated,
  SessionOpened,
  Status,
} from "../shared/protocol";
import { contiguousSeq, mergeMessages } from "../shared/message-list";

// The service moves an unanswered message to a person within ten seconds; past that, thinking would be a lie.
export const THINKING_MS = 12_000;

/** A change of owner that was seen live, and the message after which it happened. */
export interface OwnerChange {
  epoch: number;
  afterSeq: number;
  status: Status;
  owner: Owner;
  at: string;
}

export interface Thread {
  conversation: ConversationUpdated | null;
  reference: string;
  /** How it ended, as long as it has. */
  ended: ConversationEnded | null;
  queue: QueueUpdated | null;
  messages: readonly MessageCreated[];
  changes: readonly OwnerChange[];
  /** Everything up to here has arrived; what a reconnection asks from. */
  syncedSeq: number;
  /** When the visitor's last word arrived, as long as nobody has answered it. */
  unansweredSince: number | null;
  /** The visitor's own last message that the technician who holds the conversation has read. */
  read: { seq: number; epoch: number } | null;
}

export const EMPTY_THREAD: Thread = {
  conversation: null,
  reference: "",
  ended: null,
  queue: null,
  messages: [],
  changes: [],
  syncedSeq: 0,
  unansweredSince: null,
  read: null,
};

export function opened(known: Thread, answer: SessionOpened, now: number): Thread {
  const same = known.conversation?.conversation_id === answer.conversation_id;
  const thread = same ? known : EMPTY_THREAD;
  const current = thread.conversation && thread.conversation.epoch > answer.conversation.epoch;
  const merged = withMessages(thread, answer.messages, now);
  // Only this answer is known to be complete up to its last message; live events may overtake each other.
  const complete = Math.max(thread.syncedSeq, answer.messages.at(-1)?.seq ?? 0);
  const syncedSeq = contiguousSeq(complete, merged.messages);
  if (current) return { ...merged, syncedSeq };
  const { conversation, ended, queue, reference } = answer;
  const read = answer.read_seq == null ? null : { seq: answer.read_seq, epoch: conversation.epoch };
  return { ...merged, syncedSeq, conversation, ended, queue, reference, read };
}

export function messageCreated(thread: Thread, message: MessageCreated, now: number): Thread {
  if (!belongs(thread, message)) return thread;
  const merged = withMessages(thread, [message], now);
  return { ...merged, syncedSeq: contiguousSeq(thread.syncedSeq, merged.messages) };
}

export function conversationUpdated(thread: Thread, update: ConversationUpdated): Thread {
  const known = thread.conversation;
  if (!known || !belongs(thread, update) || update.epoch < known.epoch) return thread;
  const queue = update.status === "queued" && thread.queue && thread.queue.epoch >= update.epoch ? thread.queue : null;
  const { epoch, status, owner, at, last_seq } = update;
  const change: OwnerChange = { epoch, status, owner, at, afterSeq: last_seq };
  const changes = epoch > known.epoch ? [...thread.changes, change] : thread.changes;
  const ended = update.status === "resolved" && (thread.ended?.epoch ?? 0) >= update.epoch ? thread.ended : null;
  return { ...thread, conversation: update, ended, queue, changes };
}

/** Whether the bot may still answer. */
export function botIsThinking({ conversation, unansweredSince }: Thread, now: number): boolean {
  return conversation?.status === "bot" && unansweredSince !== null && now - unansweredSince < THINKING_MS;
}

export function conversationEnded(thread: Thread, fact: ConversationEnded): Thread {
  const current = thread.conversation?.status === "resolved" && fact.epoch >= thread.conversation.epoch;
  return belongs(thread, fact) && current ? { ...thread, ended: fact } : thread;
}

export function queueUpdated(thread: Thread, update: QueueUpdated): Thread {
  const epoch = Math.max(thread.conversation?.epoch ?? 0, thread.queue?.epoch ?? 0);
  return belongs(thread, update) && update.epoch >= epoch ? { ...thread, queue: update } : thread;
}

export function messageRead(thread: Thread, fact: MessageRead): Thread {
  if (!belongs(thread, fact) || (thread.read?.epoch === fact.epoch && thread.read.seq >= fact.seq)) return thread;
  return { ...thread, read: { seq: fact.seq, epoch: fact.epoch } };
}

/** How far whoever holds the conversation now has read it; 0 while that is no person. */
export function readSeq({ conversation, read }: Thread): number {
  return conversation?.status === "assigned" && read?.epoch === conversation.epoch ? read.seq : 0;
}

function belongs(thread: Thread, fact: { conversation_id: string }): boolean {
  return thread.conversation?.conversation_id === fact.conversation_id;
}

function withMessages(thread: Thread, incoming: readonly MessageCreated[], now: number): Thread {
  const messages = mergeMessages(thread.messages, incoming);
  if (messages === thread.messages) return thread;
  const last = messages.at(-1);
  const lastIsNew = last !== thread.messages.at(-1);
  const unansweredSince = last?.author !== "visitor" ? null : lastIsNew ? now : thread.unansweredSince;
  return { ...thread, messages, unansweredSince };
}
