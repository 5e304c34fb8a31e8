import type { ResetRow, ResetView, SecurityAlerted, SecurityChanged, SecurityRoom } from "../../shared/protocol";
import { sentenceOf } from "../desk/desk";
import type { DeskLink } from "../desk/link";
import { type CheckDraft, NO_CHECK } from "./check";
import { alertSentence, stepSentence } from "./security-words";

// Several steps of one request are one change to look at.
const GATHER_MS = 150;
// A browser's timer cannot be set for longer.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface SecurityListener {
  changed(): void;
  /** Said calmly, for whoever looks. */
  tell(sentence: string): void;
  /** Rung for a lead, as somebody may be under attack. */
  alert(fact: SecurityAlerted): void;
}

/** The request in front: what is known of it, what a colleague did to it meanwhile, why it could not be read or changed. */
export interface OpenReset {
  id: string;
  view: ResetView | null;
  meanwhile: string | null;
  failure: string | null;
  isBusy: boolean;
}

/** Resets that people look at; what is written about one is kept while somebody looks elsewhere. */
export class Security {
  rooms: readonly SecurityRoom[] = [];
  isLoaded = false;
  open: OpenReset | null = null;
  private readonly drafts = new Map<string, CheckDraft>();
  private loading: ReturnType<typeof setTimeout> | undefined;
  private rereading: ReturnType<typeof setTimeout> | undefined;
  private ending: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly link: DeskLink,
    private readonly listener: SecurityListener,
  ) {
    link.on("security_changed", (fact) => this.receive(fact));
    link.on("security_alerted", (fact) => {
      listener.tell(alertSentence(fact));
      listener.alert(fact);
    });
    link.onChange(() => this.onLink());
  }

  /** Those that wait for a person, the one that runs out first at the top. */
  get waiting(): ResetRow[] {
    return this.requests(({ status }) => status === "needs_person");
  }

  /** Those that people, or the risk, have decided lately, the latest first. */
  get decided(): ResetRow[] {
    return this.requests(({ status }) => status !== "needs_person").reverse();
  }

  /** How many automations of the organizations that one leads are past their date. */
  get overdue(): number {
    return Math.max(0, ...this.rooms.map((room) => room.automations_overdue ?? 0));
  }

  roomOf(id: string): SecurityRoom | undefined {
    return this.rooms.find((room) => room.requests.some((row) => row.id === id));
  }

  draftOf(id: string): CheckDraft {
    return this.drafts.get(id) ?? NO_CHECK;
  }

  write(id: string, change: Partial<CheckDraft>): void {
    this.drafts.set(id, { ...this.draftOf(id), ...change });
    this.listener.changed();
  }

  /** Puts a request in front, or none. */
  follow(id: string | null): void {
    if (id === (this.open?.id ?? null)) return;
    this.open = id ? { id, view: null, meanwhile: null, failure: null, isBusy: false } : null;
    if (id && this.link.state === "online") void this.reread(id);
    this.listener.changed();
  }

  approve(): Promise<void> {
    return this.decide((id, version) => {
      const { called, number, said } = this.draftOf(id);
      return this.link.command("approve_reset", { request_id: id, version, called: called.trim(), number: number.trim(), said: said.trim() });
    });
  }

  refuse(): Promise<void> {
    return this.decide((id, version) => this.link.command("refuse_reset", { request_id: id, version, reason: this.draftOf(id).reason.trim() }));
  }

  beginPhishing(organizationId: string, lastsS: number, why: string): Promise<void> {
    return this.attempt(() => this.link.command("begin_phishing_mode", { organization_id: organizationId, lasts_s: lastsS, why }));
  }

  endPhishing(organizationId: string): Promise<void> {
    return this.attempt(() => this.link.command("end_phishing_mode", { organization_id: organizationId }));
  }

  private requests(which: (row: ResetRow) => boolean): ResetRow[] {
    const end = ({ expires_at: at }: ResetRow): number => (at ? Date.parse(at) : Infinity);
    const rows = this.rooms.flatMap((room) => room.requests.filter(which));
    return rows.sort((one, other) => end(one) - end(other) || Date.parse(one.requested_at) - Date.parse(other.requested_at));
  }

  private onLink(): void {
    if (this.link.state !== "online") return;
    void this.attempt(() => this.load());
    if (this.open) void this.reread(this.open.id);
  }

  private async load(): Promise<void> {
    this.rooms = (await this.link.command("open_security", {})).rooms;
    this.isLoaded = true;
    const ends = this.rooms.flatMap(({ phishing }) => (phishing ? [Date.parse(phishing.ends_at)] : []));
    clearTimeout(this.ending);
    const next = Math.min(...ends) - Date.now();
    if (ends.length > 0 && next < LONGEST_TIMER_MS) this.ending = setTimeout(() => this.loadSoon(), Math.max(0, next));
    this.listener.changed();
  }

  private loadSoon(): void {
    clearTimeout(this.loading);
    this.loading = setTimeout(() => void this.attempt(() => this.load()), GATHER_MS);
  }

  private receive(fact: SecurityChanged): void {
    this.loadSoon();
    const { open } = this;
    // One's own act is answered with all there is; what has been read already is not read again, as looks are recorded.
    if (!open || fact.request_id !== open.id || open.isBusy || isKnown(fact, open.view)) return;
    clearTimeout(this.rereading);
    this.rereading = setTimeout(() => void this.reread(open.id), GATHER_MS);
  }

  private async reread(id: string): Promise<void> {
    try {
      const { request } = await this.link.command("read_reset", { request_id: id });
      const before = this.open?.id === id ? this.open.view : null;
      this.change(id, { view: request, failure: null, ...(before ? { meanwhile: meanwhile(before, request) ?? this.open?.meanwhile ?? null } : {}) });
    } catch (error) {
      this.change(id, { failure: sentenceOf(error) });
    }
  }

  private async decide(command: (id: string, version: number) => Promise<{ request: ResetView }>): Promise<void> {
    const { open } = this;
    if (!open?.view || open.isBusy) return;
    const { id, view } = open;
    this.change(id, { isBusy: true, failure: null });
    try {
      const { request } = await command(id, view.row.version);
      this.drafts.delete(id);
      this.change(id, { view: request, meanwhile: null, isBusy: false });
    } catch (error) {
      this.change(id, { isBusy: false });
      await this.reread(id);
      this.change(id, { failure: sentenceOf(error) });
    }
  }

  private change(id: string, change: Partial<OpenReset>): void {
    // An answer about a request that was left meanwhile.
    if (this.open?.id !== id) return;
    this.open = { ...this.open, ...change };
    this.listener.changed();
  }

  private async attempt(command: () => Promise<unknown>): Promise<void> {
    try {
      await command();
    } catch (error) {
      this.listener.tell(sentenceOf(error));
    }
  }
}

function isKnown(fact: SecurityChanged, view: ResetView | null): boolean {
  const last = view?.history.at(-1);
  return last !== undefined && Date.parse(fact.at) <= Date.parse(last.at);
}

/** What was done between two looks, if anything was. */
function meanwhile(before: ResetView, after: ResetView): string | null {
  const since = after.history.slice(before.history.length).at(-1);
  return since ? stepSentence(since) : null;
}
