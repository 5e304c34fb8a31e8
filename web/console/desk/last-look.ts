const KEY = "warmdesk.last-look";

/** How far the technician has read each conversation, kept across reloads and shared by the tabs of one browser. */
export class LastLook {
  private seqs: Record<string, number>;

  constructor(private readonly storage: Storage) {
    this.seqs = read(storage);
  }

  of(conversationId: string): number | null {
    return this.seqs[conversationId] ?? null;
  }

  keep(conversationId: string, seq: number): void {
    if ((this.seqs[conversationId] ?? -1) >= seq) return;
    this.seqs = { ...read(this.storage), [conversationId]: seq };
    this.write();
  }

  /** Forgets conversations that the lists no longer hold, so that the store does not grow for ever. */
  forgetAllBut(conversationIds: ReadonlySet<string>): void {
    this.seqs = Object.fromEntries(Object.entries(this.seqs).filter(([id]) => conversationIds.has(id)));
    this.write();
  }

  private write(): void {
    this.storage.setItem(KEY, JSON.stringify(this.seqs));
  }
}

function read(storage: Storage): Record<string, number> {
  try {
    return JSON.parse(storage.getItem(KEY) ?? "{}") as Record<string, number>;
  } catch {
    return {};
  }
}
