import type { ReadUpTo } from "../../shared/protocol";

// A burst of messages is one report; colleagues and the visitor can wait that long to know of it.
const REPORT_EVERY_MS = 1_000;

/** How far this technician has read each conversation, in whichever browser; what is read here is reported soon after. */
export class ReadPositions {
  private readonly seqs = new Map<string, number>();
  private readonly unsaid = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `report` tells the service; what it throws away, as nobody is there to hear it, is told again by `replace`. */
  constructor(private readonly report: (read: ReadUpTo) => void) {}

  of(conversationId: string): number | null {
    return this.seqs.get(conversationId) ?? null;
  }

  /** Takes what the service knows, and tells it what was read here meanwhile. */
  replace(known: readonly ReadUpTo[]): void {
    const here = [...this.seqs];
    this.seqs.clear();
    for (const read of known) this.receive(read);
    for (const [conversationId, seq] of here) this.keep(conversationId, seq);
  }

  receive({ conversation_id, seq }: ReadUpTo): void {
    this.seqs.set(conversation_id, Math.max(seq, this.of(conversation_id) ?? 0));
  }

  keep(conversationId: string, seq: number): void {
    if ((this.of(conversationId) ?? 0) >= seq) return;
    this.seqs.set(conversationId, seq);
    this.unsaid.add(conversationId);
    if (this.timer === undefined) this.say();
  }

  /** Reports at once what would wait a moment, for a page that may be about to go. */
  flush(): void {
    clearTimeout(this.timer);
    this.say();
  }

  private say(): void {
    this.timer = this.unsaid.size > 0 ? setTimeout(() => this.say(), REPORT_EVERY_MS) : undefined;
    for (const id of this.unsaid) this.report({ conversation_id: id, seq: this.of(id) ?? 0 });
    this.unsaid.clear();
  }
}
