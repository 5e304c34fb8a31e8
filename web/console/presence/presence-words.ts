import type { AwayReason, Colleague, PresenceState } from "../../shared/protocol";

export const STATE_WORDS: Record<PresenceState, string> = { available: "Available", away: "Away", offline: "Offline" };

/** What being away means for the technician who is, in a sentence. */
export const AWAY_WORDS: Record<AwayReason, string> = {
  not_started: "Nothing is offered to you until you are available. You can still claim.",
  chosen: "Nothing is offered to you. You can still claim.",
  did_not_accept: "You did not accept an offer in time. Become available again when you are back.",
};

export function isFull(person: Colleague): boolean {
  return person.load >= person.capacity;
}
