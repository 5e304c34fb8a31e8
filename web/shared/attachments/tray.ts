/** Files that were chosen for the next message: uploaded one after the other, kept until they are sent or taken out. */
import { LinkLost, Refusal } from "../connection";
import { newMessageId } from "../message-id";
import type { AttachmentView } from "../protocol";
import type { AttachmentWords } from "./words";

// Mirrors PER_MESSAGE of the service, so that nobody chooses what would be refused.
export const MAX_FILES = 5;

export interface TrayItem {
  /** Also the client's id of the upload, so that a retry stores nothing twice. */
  readonly id: string;
  readonly file: File;
  readonly state: "waiting" | "uploading" | "ready" | "failed";
  /** From 0 to 1. */
  readonly progress: number;
  /** Why it failed, in the screen's own words. */
  readonly error: string | null;
  /** Why it failed, in the service's. */
  readonly refusal: string | null;
  /** Trying again could help. */
  readonly canRetry: boolean;
  readonly attachment: AttachmentView | null;
}

export interface TrayOptions {
  upload(item: TrayItem, onProgress: (share: number) => void, signal: AbortSignal): Promise<AttachmentView>;
  isOnline(): boolean;
  changed(): void;
  words: AttachmentWords;
}

export class Tray {
  items: readonly TrayItem[] = [];
  /** Why the last choice was not taken as it was. */
  problem: string | null = null;
  limitBytes = Infinity;

  private running: { id: string; abort: AbortController } | null = null;

  constructor(private readonly options: TrayOptions) {}

  /** Everything in it can be sent. */
  get isReady(): boolean {
    return this.items.every(({ state }) => state === "ready");
  }

  add(files: Iterable<File>): void {
    const chosen = [...files];
    const fitting = chosen.slice(0, MAX_FILES - this.items.length);
    this.problem = fitting.length < chosen.length ? this.options.words.tooMany(MAX_FILES) : null;
    this.replace([...this.items, ...fitting.map((file) => this.newItem(file))]);
    void this.flush();
  }

  remove(id: string): void {
    this.problem = null;
    if (this.running?.id === id) this.running.abort.abort();
    this.replace(this.items.filter((item) => item.id !== id));
  }

  retry(id: string): void {
    this.mark(id, { state: "waiting", error: null, refusal: null });
    void this.flush();
  }

  /** What is ready, for the message that is sent now; the tray is empty afterwards. */
  take(): AttachmentView[] {
    const taken = this.items.flatMap(({ attachment }) => attachment ?? []);
    this.clear();
    return taken;
  }

  /** Uploads everything once more, as new files: what was uploaded before belongs where nothing is sent any more. */
  startOver(): void {
    const files = this.items.map(({ file }) => file);
    this.clear();
    this.add(files);
  }

  clear(): void {
    this.running?.abort.abort();
    this.problem = null;
    this.replace([]);
  }

  /** Uploads what waits; run again whenever the connection is back. */
  async flush(): Promise<void> {
    while (!this.running) {
      const next = this.items.find(({ state }) => state === "waiting");
      if (!next || !(await this.attempt(next))) return;
    }
  }

  private newItem(file: File): TrayItem {
    const tooLarge = file.size > this.limitBytes ? this.options.words.tooLarge(this.limitBytes) : null;
    const state = tooLarge ? "failed" : "waiting";
    return { id: newMessageId(), file, state, progress: 0, error: tooLarge, refusal: null, canRetry: !tooLarge, attachment: null };
  }

  /** Whether the next one may be tried at once. */
  private async attempt({ id }: TrayItem): Promise<boolean> {
    this.mark(id, { state: "uploading", progress: 0 });
    const abort = new AbortController();
    this.running = { id, abort };
    try {
      const item = this.items.find((each) => each.id === id)!;
      const attachment = await this.options.upload(item, (progress) => this.mark(id, { progress }), abort.signal);
      this.mark(id, { state: "ready", attachment });
    } catch (error) {
      if (!(error instanceof LinkLost || error instanceof Refusal)) throw error;
      if (error instanceof Refusal) this.mark(id, { state: "failed", refusal: error.message, canRetry: error.temporary });
      else if (this.options.isOnline()) this.mark(id, { state: "failed", error: this.options.words.failed });
      else this.mark(id, { state: "waiting" });
      // Without a link the others would fare no better; it is tried again when there is one.
      return this.options.isOnline();
    } finally {
      this.running = null;
    }
    return true;
  }

  private mark(id: string, change: Partial<TrayItem>): void {
    if (this.items.some((item) => item.id === id))
      this.replace(this.items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  }

  private replace(items: readonly TrayItem[]): void {
    this.items = items;
    this.options.changed();
  }
}
