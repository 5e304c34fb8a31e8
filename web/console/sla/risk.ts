import type { ConversationChanged, SlaStanding } from "../../shared/protocol";

/** How near a deadline is; `none` where nothing is being counted. */
export type Risk = "late" | "soon" | "calm" | "none";

export function riskOf(sla: SlaStanding | null, now: number): Risk {
  if (!sla?.deadline_at) return "none";
  if (Date.parse(sla.deadline_at) < now) return "late";
  return sla.warn_at && Date.parse(sla.warn_at) <= now ? "soon" : "calm";
}

export function isAtRisk(row: ConversationChanged, now: number): boolean {
  const risk = riskOf(row.sla, now);
  return risk === "late" || risk === "soon";
}

/**
 * What is late first, then what is due next, then what is not being counted; equals in the order of the queue.
 * Deadlines alone decide, so the order changes when something happens and never because time passes.
 */
export function byRisk(a: ConversationChanged, b: ConversationChanged): number {
  return order(deadlineOf(a), deadlineOf(b)) || order(queuedAt(a), queuedAt(b)) || (a.conversation_id < b.conversation_id ? -1 : 1);
}

/** When the next of these conversations comes to be at risk, or null. */
export function nextRiskAt(rows: readonly ConversationChanged[], now: number): number | null {
  const moments = rows.map(({ sla }) => (sla?.warn_at ? Date.parse(sla.warn_at) : 0)).filter((moment) => moment > now);
  return moments.length ? Math.min(...moments) : null;
}

function deadlineOf({ sla }: ConversationChanged): number {
  return sla?.deadline_at ? Date.parse(sla.deadline_at) : Infinity;
}

function queuedAt(row: ConversationChanged): number {
  return Date.parse(row.queued_at ?? row.started_at);
}

function order(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
