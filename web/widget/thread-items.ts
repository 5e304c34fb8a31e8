/** The thread as it is drawn: messages, and a divider wherever somebody else took over. */
import type { Button, MessageCreated } from "../shared/protocol";
import { relativeTime } from "../shared/relative-time";
import { texts } from "./texts";
import type { OwnerChange, Thread } from "./thread";

export type Holder = { kind: "bot" } | { kind: "technician"; name: string } | { kind: "resolved" };

export type ThreadItem =
  | { kind: "divider"; key: string; holder: Holder }
  | { kind: "message"; key: string; message: MessageCreated; opensRun: boolean; closesRun: boolean };

/**
 * Changes of owner are only told live. After a reload the authors of the messages tell most of it again, so both feed
 * the same list, and whichever comes first draws the divider, unless a notice of the same epoch has said it in words.
 */
export function threadItems(messages: readonly MessageCreated[], changes: readonly OwnerChange[]): ThreadItem[] {
  const items: ThreadItem[] = [];
  const later = [...changes].sort((a, b) => a.epoch - b.epoch);
  const told = new Set<number>();
  let holder: Holder = { kind: "bot" };
  const take: Take = (next, epoch, key) => {
    if (!next || sameHolder(holder, next)) return;
    holder = next;
    if (!told.has(epoch)) items.push({ kind: "divider", key, holder: next });
  };
  for (const message of messages) {
    while (later[0] && later[0].afterSeq < message.seq) takeChange(later.shift()!, take);
    take(holderFromAuthor(message), message.epoch, `before-${message.seq}`);
    if (message.author === "system") told.add(message.epoch);
    // The key of the pending bubble, so that a stored message takes its place without being drawn or announced again.
    const key = message.client_msg_id ?? `seq-${message.seq}`;
    items.push({ kind: "message", key, message, opensRun: true, closesRun: true });
  }
  for (const change of later) takeChange(change, take);
  return joinRuns(withoutClosingResolved(items));
}

/** The words below each run of messages, where they differ from those below the next. */
export function timesBelow(items: readonly ThreadItem[], now: number): Map<ThreadItem, string> {
  const shown = new Map<ThreadItem, string>();
  let below = "";
  for (const item of items.toReversed()) {
    if (item.kind !== "message" || item.message.author === "system" || !item.closesRun) continue;
    const words = relativeTime(item.message.at, now, texts.times);
    if (words !== below) shown.set(item, words);
    below = words;
  }
  return shown;
}

/** The visitor's last message, of those that were read by whoever holds the conversation. */
export function lastRead(items: readonly ThreadItem[], read: number): ThreadItem | undefined {
  return items.findLast((item) => item.kind === "message" && item.message.author === "visitor" && item.message.seq <= read);
}

/** The buttons a visitor may press: only an unanswered offer of the bot that still owns the conversation. */
export function buttonsAreOpen(thread: Thread, message: MessageCreated, pending: number): boolean {
  return thread.conversation?.status === "bot" && pending === 0 && thread.messages.at(-1)?.seq === message.seq;
}

/** Which button was pressed: the service stores its title as the visitor's next words. */
export function chosenButton(thread: Thread, message: MessageCreated): Button | null {
  const answer = thread.messages.find((later) => later.seq > message.seq && later.author === "visitor");
  return message.buttons.find((button) => button.title === answer?.text) ?? null;
}

type Take = (holder: Holder | null, epoch: number, key: string) => void;

function takeChange(change: OwnerChange, take: Take): void {
  take(holderFromChange(change), change.epoch, `epoch-${change.epoch}`);
}

function holderFromChange({ status, owner }: OwnerChange): Holder | null {
  if (status === "resolved") return { kind: "resolved" };
  if (status === "bot") return { kind: "bot" };
  // Waiting in the queue is told by the system's own message.
  return status === "assigned" && owner.name ? { kind: "technician", name: owner.name } : null;
}

function holderFromAuthor({ author, author_name }: MessageCreated): Holder | null {
  if (author === "bot") return { kind: "bot" };
  return author === "technician" ? { kind: "technician", name: author_name ?? "" } : null;
}

function sameHolder(a: Holder, b: Holder): boolean {
  return a.kind === b.kind && (a.kind !== "technician" || a.name === (b as typeof a).name);
}

/** At the end of the thread the offer of a new conversation says that this one is resolved. */
function withoutClosingResolved(items: ThreadItem[]): ThreadItem[] {
  const last = items.at(-1);
  return last?.kind === "divider" && last.holder.kind === "resolved" ? items.slice(0, -1) : items;
}

/** One name above and one time below several messages in a row of the same author. */
function joinRuns(items: ThreadItem[]): ThreadItem[] {
  return items.map((item, index) => {
    if (item.kind === "divider") return item;
    return { ...item, opensRun: !sameAuthor(items[index - 1], item), closesRun: !sameAuthor(items[index + 1], item) };
  });
}

function sameAuthor(other: ThreadItem | undefined, item: ThreadItem): boolean {
  if (other?.kind !== "message" || item.kind !== "message") return false;
  return other.message.author === item.message.author && other.message.author_name === item.message.author_name;
}
