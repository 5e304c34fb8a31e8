/** Messages as a client knows them: sorted by `seq`, each once, whichever way it arrived. */

interface Sequenced {
  seq: number;
}

/** Adds what is new; a message already known keeps its place and is never replaced, because stored rows do not change. */
export function mergeMessages<M extends Sequenced>(known: readonly M[], incoming: readonly M[]): readonly M[] {
  const seqs = new Set(known.map((message) => message.seq));
  const fresh = incoming.filter((message) => !seqs.has(message.seq) && seqs.add(message.seq));
  if (fresh.length === 0) return known;
  return [...known, ...fresh].sort((a, b) => a.seq - b.seq);
}

/**
 * The `last_seq` that is safe to ask from. A later message may arrive before an earlier one, so only the run without a
 * gap counts; private messages leave gaps too, and those only cost a few messages sent twice and merged here.
 */
export function contiguousSeq(from: number, messages: readonly Sequenced[]): number {
  let seq = from;
  for (const message of messages) if (message.seq === seq + 1) seq = message.seq;
  return seq;
}
