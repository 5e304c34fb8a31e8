/** What the browser remembers for a visitor: the session for all tabs, the outbox and the open panel for one. */
import type { OutboxItem, OutboxStore } from "../shared/outbox";
import type { KeptNotices, NoticeMemory } from "./notices/notices";

export interface KeptSession {
  token: string;
  conversationId: string;
}

export interface KeptConversation extends KeptSession {
  /** When something was last said in it. */
  at: string;
}

interface KeptRead {
  conversationId: string;
  seq: number;
}

type Keeper = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export class VisitorStore<Payload> implements OutboxStore<Payload>, NoticeMemory {
  private readonly allTabs = keeper(() => localStorage);
  private readonly thisTab = keeper(() => sessionStorage);

  /** For whom the page vouches; what is theirs must not be found by whoever uses this browser next. */
  person: string | null = null;

  constructor(private readonly site: string) {}

  /** The kept session; a person's is not kept, as the service knows by itself where they were. */
  get session(): KeptSession | null {
    if (this.person !== null) return null;
    const kept = read<KeptSession>(this.allTabs, this.key("session"));
    return typeof kept?.token === "string" ? kept : null;
  }

  keepSession(session: KeptSession): void {
    write(this.allTabs, this.key(this.person === null ? "session" : "known"), this.person === null ? session : true);
  }

  forgetSession(): void {
    if (this.person === null) this.allTabs.removeItem(this.key("session"));
  }

  /** Whether there may be something to read before the chat is opened. */
  get isKnown(): boolean {
    return this.person === null ? this.session !== null : read<boolean>(this.allTabs, this.key("known")) === true;
  }

  /** Runs `reaction` when another tab opens another conversation. */
  onSessionElsewhere(reaction: () => void): void {
    addEventListener("storage", (event) => {
      if (event.key === this.key("session") && event.newValue) reaction();
    });
  }

  readSeq(conversationId: string): number {
    const kept = read<KeptRead>(this.allTabs, this.key("read"));
    return kept?.conversationId === conversationId ? kept.seq : 0;
  }

  keepReadSeq(conversationId: string, seq: number): void {
    write(this.allTabs, this.key("read"), { conversationId, seq } satisfies KeptRead);
  }

  /** What this browser has been part of, the latest first. */
  get conversations(): readonly KeptConversation[] {
    return read<KeptConversation[]>(this.allTabs, this.key("conversations")) ?? [];
  }

  keepConversations(conversations: readonly KeptConversation[]): void {
    write(this.allTabs, this.key("conversations"), conversations);
  }

  isRatingDeclined(conversationId: string): boolean {
    return read<string>(this.allTabs, this.key("unrated")) === conversationId;
  }

  keepRatingDeclined(conversationId: string): void {
    write(this.allTabs, this.key("unrated"), conversationId);
  }

  get notices(): KeptNotices {
    return read<KeptNotices>(this.allTabs, this.key("notices")) ?? { heard: [], away: [] };
  }

  keepNotices(kept: KeptNotices): void {
    write(this.allTabs, this.key("notices"), kept);
  }

  /** null: the visitor has not opened or closed the panel in this tab. */
  get open(): boolean | null {
    return read<boolean>(this.thisTab, this.key("open"));
  }

  keepOpen(open: boolean): void {
    write(this.thisTab, this.key("open"), open);
  }

  load(): OutboxItem<Payload>[] {
    return read<OutboxItem<Payload>[]>(this.thisTab, this.outboxKey) ?? [];
  }

  save(items: readonly OutboxItem<Payload>[]): void {
    write(this.thisTab, this.outboxKey, items);
  }

  private get outboxKey(): string {
    return this.key("outbox") + (this.person === null ? "" : `:${this.person}`);
  }

  private key(name: string): string {
    return `warmdesk:${name}:${this.site}`;
  }
}

/** Storage may be missing, forbidden or full; the chat then lives as long as the page. */
function keeper(storage: () => Storage): Keeper {
  try {
    const found = storage();
    found.setItem("warmdesk:probe", "1");
    found.removeItem("warmdesk:probe");
    return found;
  } catch {
    const memory = new Map<string, string>();
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    };
  }
}

function read<Value>(from: Keeper, key: string): Value | null {
  try {
    return JSON.parse(from.getItem(key) ?? "null") as Value | null;
  } catch {
    return null;
  }
}

function write(to: Keeper, key: string, value: unknown): void {
  try {
    to.setItem(key, JSON.stringify(value));
  } catch {
    // Full: what is on the screen still counts.
  }
}
