import type { ConversationChanged, ListName } from "../../shared/protocol";
import { byRisk } from "../sla/risk";
import { isSameDay } from "../time/moments";

export type GroupName = ListName;

export type Groups = Record<GroupName, ConversationChanged[]>;

export const GROUP_ORDER: readonly GroupName[] = ["waiting", "tickets", "mine", "bot", "colleagues", "resolved"];

/** Sorts every conversation into the list it belongs to, each list in the order in which it should be worked. */
export function groupRows(rows: Iterable<ConversationChanged>, technicianId: string, now: number): Groups {
  const groups: Groups = { waiting: [], tickets: [], mine: [], bot: [], colleagues: [], resolved: [] };
  for (const row of rows) {
    const name = groupOf(row, technicianId, now);
    if (name) groups[name].push(row);
  }
  groups.waiting.sort(byRisk);
  groups.tickets.sort(byRisk);
  // Offers are on top until they are accepted: they are due within seconds.
  groups.mine.sort((a, b) => Number(a.accept_by === null) - Number(b.accept_by === null) || byRisk(a, b));
  groups.colleagues.sort(byRisk);
  // Nothing is counted for what the bot has.
  groups.bot.sort(byLatestMessage);
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

/** The list a conversation belongs to; none for what was resolved before today. */
export function groupOf(row: ConversationChanged, technicianId: string, now: number): GroupName | null {
  if (row.status === "queued") return row.ticket_since ? "tickets" : "waiting";
  if (row.status === "bot") return "bot";
  if (row.status === "assigned") return row.owner_technician_id === technicianId ? "mine" : "colleagues";
  return isSameDay(row.at, now) || isSameDay(row.last_message_at, now) ? "resolved" : null;
}

function byLatestMessage(a: ConversationChanged, b: ConversationChanged): number {
  return Date.parse(b.last_message_at) - Date.parse(a.last_message_at);
}
