import type { ConversationChanged } from "../../shared/protocol";

type Version = Pick<ConversationChanged, "epoch" | "last_seq">;

/**
 * Whether a fact that arrived may replace what is known. Facts travel on several paths (a broadcast, an ack, a list),
 * so an older one can arrive after a newer one; the epoch tells first, then the last message it knew of.
 */
export function isFresh(incoming: Version, known: Version | undefined): boolean {
  if (!known) return true;
  if (incoming.epoch !== known.epoch) return incoming.epoch > known.epoch;
  return incoming.last_seq >= known.last_seq;
}
