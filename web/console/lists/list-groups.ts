import type { ConversationChanged, Priority } from "../../shared/protocol";
import { isSameDay } from "../time/moments";

export type GroupName = "waiting" | "tickets" | "mine" | "bot" | "colleagues" | "resolved";

export type Groups = Record<GroupName, ConversationChanged[]>;

export const GROUP_ORDER: readonly GroupName[] = ["waiting", "tickets", "mine", "bot", "colleagues", "resolved"];

const URGENCY: Record<Priority, number> = { urgent: 0, high: 1, normal: 2 };

/** Sorts every conversation into the list it belongs to, each list in the order in which it should be worked. */
export function groupRows(rows: Iterable<ConversationChanged>, technicianId: string, now: number): Groups {
  const groups: Groups = { waiting: [], tickets: [], mine: [], bot: [], colleagues: [], resolved: [] };
  for (const row of rows) {
    const name = groupOf(row, technicianId, now);
    if (name) groups[name].push(row);
  }
  groups.waiting.sort(byUrgency);
  groups.tickets.sort(byUrgency);
  // A fixed order: a list that reshuffles with each message is one nobody can aim at.
  // Except for offers, which are on top until they are accepted.
  groups.mine.sort((a, b) => Number(a.accept_by === null) - Number(b.accept_by === null) || compare(a.queued_at ?? a.started_at, b.queued_at ?? b.started_at));
  groups.bot.sort(byLatestMessage);
  groups.colleagues.sort(byLatestMessage);
  groups.resolved.sort(byLatestMessage);
  return groups;
}

/** Every word of the filter must occur in something the row shows. */
export function matchesFilter(row: ConversationChanged, filter: string): boolean {
  const shown = [row.visitor_name, row.organization_name, row.reference, row.reason ?? "", row.preview]
    .join(" ")
    .toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => shown.includes(word));
}

function groupOf(row: ConversationChanged, technicianId: string, now: number): GroupName | null {
  if (row.status === "queued") return row.ticket_since ? "tickets" : "waiting";
  if (row.status === "bot") return "bot";
  if (row.status === "assigned") return row.owner_technician_id === technicianId ? "mine" : "colleagues";
  return isSameDay(row.at, now) || isSameDay(row.last_message_at, now) ? "resolved" : null;
}

function byUrgency(a: ConversationChanged, b: ConversationChanged): number {
  return URGENCY[a.priority] - URGENCY[b.priority] || compare(a.queued_at ?? a.at, b.queued_at ?? b.at);
}

function byLatestMessage(a: ConversationChanged, b: ConversationChanged): number {
  return compare(b.last_message_at, a.last_message_at);
}

function compare(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}
