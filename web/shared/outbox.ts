/** What was written and is not yet known to be stored. Nothing leaves it but by an ack, the stored row, or a person. */
import { LinkLost, Refusal } from "./connection";

export interface OutboxItem<Payload> {
  /** Also the `client_msg_id`, so that sending an item twice stores it once. */
  id: string;
  payload: Payload;
  at: string;
  state: "waiting" | "sending" | "failed";
  /** Why it was refused, in the service's words. */
  error: string | null;
}

export interface OutboxStore<Payload> {
  load(): OutboxItem<Payload>[];
  save(items: readonly OutboxItem<Payload>[]): void;
}

export interface OutboxOptions<Payload> {
  /** Resolves once the item is stored; rejects with `Refusal` or `LinkLost`. */
  send: (item: OutboxItem<Payload>) => Promise<void>;
  changed: () => void;
  store?: OutboxStore<Payload>;
}

// Long enough for a rate limit to have forgotten some of the burst.
const CALM_MS = 3_000;

export class Outbox<Payload> {
  private list: readonly OutboxItem<Payload>[];
  private draining = false;

  constructor(private readonly options: OutboxOptions<Payload>) {
    this.list = this.kept();
  }

  /** Goes on with what the store holds now; what was in the box stays with whomever it was kept for. */
  reload(): void {
    this.list = this.kept();
    this.options.changed();
  }

  get items(): readonly OutboxItem<Payload>[] {
    return this.list;
  }

  put(id: string, payload: Payload, at: string = new Date().toISOString()): void {
    this.replace([...this.list, { id, payload, at, state: "waiting", error: null }]);
    void this.flush();
  }

  /** Sends what waits, oldest first and one at a time, so that a later message cannot overtake an earlier one. */
  async flush(): Promise<void> {
    if (this.draining) return;
    this.draining = true;
    try {
      for (let item = this.nextWaiting(); item; item = this.nextWaiting()) {
        if (!(await this.attempt(item))) return;
      }
    } finally {
      this.draining = false;
    }
  }

  retry(id: string): void {
    this.mark(id, { state: "waiting", error: null });
    void this.flush();
  }

  /** Forgets items: they were stored, or the person gave them up. */
  settle(ids: Iterable<string | null>): void {
    const gone = new Set(ids);
    if (this.list.some((item) => gone.has(item.id))) this.replace(this.list.filter((item) => !gone.has(item.id)));
  }

  /** Runs `change`, after which the store is somebody else's, and takes along what was written since then. */
  takeAlong(since: string, change: () => void): void {
    const along = this.list.filter(({ at }) => at >= since);
    this.settle(along.map(({ id }) => id));
    change();
    for (const { id, payload, at } of along) this.put(id, payload, at);
  }

  /** What a closed page left in flight may or may not have arrived; its id makes asking again harmless. */
  private kept(): OutboxItem<Payload>[] {
    const kept = this.options.store?.load() ?? [];
    return kept.map((item) => (item.state === "sending" ? { ...item, state: "waiting" } : item));
  }

  private nextWaiting(): OutboxItem<Payload> | undefined {
    return this.list.find((item) => item.state === "waiting");
  }

  private async attempt(item: OutboxItem<Payload>): Promise<boolean> {
    this.mark(item.id, { state: "sending" });
    try {
      await this.options.send(item);
      this.settle([item.id]);
      return true;
    } catch (error) {
      return this.onError(item, error);
    }
  }

  /** Whether the next item may be tried at once. */
  private onError(item: OutboxItem<Payload>, error: unknown): boolean {
    if (error instanceof Refusal && !error.temporary) {
      this.mark(item.id, { state: "failed", error: error.message });
      return true;
    }
    this.mark(item.id, { state: "waiting" });
    if (error instanceof Refusal) setTimeout(() => void this.flush(), CALM_MS);
    else if (!(error instanceof LinkLost)) throw error;
    return false;
  }

  private mark(id: string, change: Partial<OutboxItem<Payload>>): void {
    this.replace(this.list.map((item) => (item.id === id ? { ...item, ...change } : item)));
  }

  private replace(items: readonly OutboxItem<Payload>[]): void {
    this.list = items;
    this.options.store?.save(items);
    this.options.changed();
  }
}
