import type { ConversationChanged, ListFilter, OrganizationView } from "../../shared/protocol";
import { isAtRisk } from "../sla/risk";
import { PRIORITY_WORDS } from "../words";
import { groupOf, matchesFilter } from "./list-groups";
import { GROUP_WORDS } from "./list-words";

/** A filter with every part said. */
export type Filter = Required<ListFilter>;

export const NO_FILTER: Filter = { organization_id: null, team: null, priority: null, standing: null, at_risk: false, text: "" };

export function completed(filter: ListFilter): Filter {
  return { ...NO_FILTER, ...filter };
}

export function isEmpty(filter: Filter): boolean {
  return isSame(filter, NO_FILTER);
}

export function isSame(a: ListFilter, b: ListFilter): boolean {
  const [left, right] = [completed(a), completed(b)];
  return (Object.keys(NO_FILTER) as (keyof Filter)[]).every((part) => plain(left[part]) === plain(right[part]));
}

/** Whether a conversation is all that the filter asks for, seen from this technician. */
export function passes(row: ConversationChanged, filter: ListFilter, technicianId: string, now: number): boolean {
  const { organization_id, team, priority, standing, at_risk, text } = completed(filter);
  return (
    (!organization_id || row.organization_id === organization_id) &&
    (!team || row.team === team) &&
    (!priority || row.priority === priority) &&
    (!standing || groupOf(row, technicianId, now) === standing) &&
    (!at_risk || isAtRisk(row, now)) &&
    matchesFilter(row, text.trim())
  );
}

/** What the filter asks for beside its text, a word or two each. */
export function filterWords(filter: Filter, organizations: readonly OrganizationView[]): string[] {
  const organization = organizations.find((each) => each.organization_id === filter.organization_id);
  return [
    filter.standing && GROUP_WORDS[filter.standing],
    filter.priority && PRIORITY_WORDS[filter.priority],
    filter.team,
    filter.organization_id && (organization?.name ?? "Another organization"),
    filter.at_risk && "SLA at risk",
  ].filter((words) => typeof words === "string");
}

function plain(part: string | boolean | null): string | boolean | null {
  return typeof part === "string" ? part.trim() : part;
}
