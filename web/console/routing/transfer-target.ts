import type { Colleague, TargetsFound } from "../../shared/protocol";
import { isFull, STATE_WORDS } from "../presence/presence-words";

/** Where a conversation can go: a team's queue, or a colleague who can take it. */
export interface TransferTarget {
  key: string;
  name: string;
  detail: string;
  /** Why it cannot go there now, or null. */
  obstacle: string | null;
  to: { team_id: string } | { technician_id: string };
}

export function transferTargets(found: TargetsFound): { teams: TransferTarget[]; people: TransferTarget[] } {
  const teams = found.teams.map((team) => ({
    key: team.team_id,
    name: team.name,
    detail: `${team.waiting} waiting, ${team.available} available`,
    obstacle: null,
    to: { team_id: team.team_id },
  }));
  const people = found.people.map((person) => ({
    key: person.technician_id,
    name: person.name,
    detail: `${STATE_WORDS[person.state]}, ${person.load} of ${person.capacity}`,
    obstacle: obstacleOf(person),
    to: { technician_id: person.technician_id },
  }));
  // Whoever can take it comes first.
  people.sort((a, b) => Number(a.obstacle !== null) - Number(b.obstacle !== null) || a.name.localeCompare(b.name));
  return { teams, people };
}

function obstacleOf(person: Colleague): string | null {
  if (person.state !== "available") return STATE_WORDS[person.state];
  return isFull(person) ? "Full" : null;
}
