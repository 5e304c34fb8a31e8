import { Changes } from "./changes";
import type { DeskLink } from "./link";
import type { Voice } from "./outgoing";
import type { DraftsRead, DraftView } from "../../shared/protocol";

const PREFIX = "warmdesk.draft.";
const OWNER = "warmdesk.drafts-of";
const PAUSE_MS = 1_000;

/** Unsent text as this browser holds it; `saved` names the write that the service has, null while it has none. */
interface Local {
  text: string;
  typedAt: number;
  saved: string | null;
}

/**
 * Unsent text by conversation, here at once and on the service after a pause, so that another browser finds it. Replies
 * and notes have drafts of their own, because a note that ends up in the reply field is one key press away from the
 * visitor. What was typed last wins; text of this browser that loses is put aside.
 */
export class Drafts {
  readonly changes = new Changes();
  private readonly aside = new Map<string, string>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private openId: string | null = null;
  private hasOwner = false;

  constructor(
    private readonly storage: Storage,
    private readonly link: Pick<DeskLink, "state" | "command">,
  ) {}

  /** To be told with every new link who is signed in: what somebody else has left in this browser is not theirs. */
  async belongTo(technicianId: string): Promise<void> {
    const owner = this.storage.getItem(OWNER);
    if (owner !== null && owner !== technicianId) for (const where of [...this.keys()]) this.storage.removeItem(where);
    this.storage.setItem(OWNER, technicianId);
    this.hasOwner = true;
    this.changes.announce();
    await this.flush();
    if (this.openId) await this.open(this.openId);
  }

  of(conversationId: string, voice: Voice): string {
    return this.local(key(conversationId, voice))?.text ?? "";
  }

  /** Text of this browser in whose place newer text of another one stands now. */
  asideOf(conversationId: string, voice: Voice): string | null {
    return this.aside.get(key(conversationId, voice)) ?? null;
  }

  keep(conversationId: string, voice: Voice, text: string): void {
    const where = key(conversationId, voice);
    this.store(where, { text, typedAt: Date.now(), saved: null });
    clearTimeout(this.timers.get(where));
    this.timers.set(
      where,
      setTimeout(() => void this.save(conversationId, voice), PAUSE_MS),
    );
  }

  takeBack(conversationId: string, voice: Voice): void {
    const text = this.asideOf(conversationId, voice);
    this.aside.delete(key(conversationId, voice));
    if (text !== null) this.keep(conversationId, voice, text);
    this.changes.announce();
  }

  leaveAside(conversationId: string, voice: Voice): void {
    this.aside.delete(key(conversationId, voice));
    this.changes.announce();
  }

  /** Looks for what was typed in another browser. */
  async open(conversationId: string): Promise<void> {
    this.openId = conversationId;
    if (!this.canReach) return;
    try {
      const read = await this.link.command("read_drafts", { conversation_id: conversationId });
      for (const voice of ["reply", "note"] as const) this.receive(conversationId, voice, read);
      this.changes.announce();
    } catch {
      // What this browser holds stays; it is looked for again with the next link.
    }
  }

  /** Saves what has not been saved, without waiting for a pause: on leaving the field, the page or the tunnel. */
  async flush(): Promise<void> {
    const unsaved = [...this.keys()].filter((where) => this.local(where)?.saved === null);
    await Promise.all(unsaved.map((where) => this.save(...placeOf(where))));
  }

  private get canReach(): boolean {
    return this.hasOwner && this.link.state === "online";
  }

  private receive(conversationId: string, voice: Voice, read: DraftsRead): void {
    const where = key(conversationId, voice);
    const [local, remote] = [this.local(where), read[voice]];
    if (local && local.saved === null) {
      const typedAgoMs = Date.now() - local.typedAt;
      const isNewer = remote !== null && Date.parse(read.now) - Date.parse(remote.written_at) < typedAgoMs;
      if (!isNewer) return void this.save(conversationId, voice);
      this.yield(where, local, remote);
    } else if (local?.saved !== remote?.written_at) this.adopt(where, remote);
  }

  private async save(conversationId: string, voice: Voice): Promise<void> {
    const where = key(conversationId, voice);
    clearTimeout(this.timers.get(where));
    const local = this.local(where);
    if (!local || local.saved !== null || !this.canReach) return;
    const age_s = Math.max(0, Date.now() - local.typedAt) / 1000;
    try {
      const ack = await this.link.command("save_draft", { conversation_id: conversationId, voice, text: local.text, age_s });
      const latest = this.local(where);
      if (!latest || latest.typedAt !== local.typedAt) return;
      if (!ack.is_yours) this.yield(where, latest, ack.draft);
      else if (ack.draft) this.store(where, { ...latest, saved: ack.draft.written_at });
      else this.storage.removeItem(where);
    } catch {
      // Refused or lost: it stays here, unsaved, and goes with the next pause or link.
    }
  }

  /** Newer text of another browser takes the place; what stood here is put aside. */
  private yield(where: string, local: Local, remote: DraftView | null): void {
    if (local.text.trim() && local.text !== remote?.text) this.aside.set(where, local.text);
    this.adopt(where, remote);
    this.changes.announce();
  }

  private adopt(where: string, remote: DraftView | null): void {
    if (remote) this.store(where, { text: remote.text, typedAt: Date.parse(remote.written_at), saved: remote.written_at });
    else this.storage.removeItem(where);
  }

  private local(where: string): Local | null {
    try {
      return JSON.parse(this.storage.getItem(where) ?? "null") as Local | null;
    } catch {
      return null;
    }
  }

  private store(where: string, local: Local): void {
    this.storage.setItem(where, JSON.stringify(local));
  }

  private *keys(): Iterable<string> {
    for (let index = 0; index < this.storage.length; index++) {
      const name = this.storage.key(index);
      if (name?.startsWith(PREFIX)) yield name;
    }
  }
}

function key(conversationId: string, voice: Voice): string {
  return `${PREFIX}${voice}.${conversationId}`;
}

function placeOf(where: string): [string, Voice] {
  const [voice, conversationId] = where.slice(PREFIX.length).split(".") as [Voice, string];
  return [conversationId, voice];
}
