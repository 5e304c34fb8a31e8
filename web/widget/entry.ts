/** How a link becomes a session: with the kept token, without one, or with a new conversation. */
import { LinkLost, Refusal } from "../shared/connection";
import type { ErrorBody, SessionOpened } from "../shared/protocol";
import type { VisitorLink } from "./link";
import type { Thread } from "./thread";
import type { VisitorStore } from "./visitor-store";

export interface EntryOutcome {
  opened(answer: SessionOpened): void;
  /** The kept token opens nothing any more; what it opened is gone. */
  forgotten(): void;
  refused(): void;
}

export class Entry {
  /** The service's own words when it will not open a session. */
  problem: ErrorBody | null = null;

  private token: string | null = null;
  private turn = 0;

  constructor(
    private readonly link: VisitorLink,
    private readonly store: VisitorStore<unknown>,
    private readonly outcome: EntryOutcome,
  ) {}

  /** What proves whose session this is; null before there is one. */
  get sessionToken(): string | null {
    return this.store.session?.token ?? this.token;
  }

  /** Asks for the kept conversation from where the thread ends, or for a new one. */
  resume(thread: Thread): Promise<void> {
    const kept = this.store.session;
    // Without storage the token lives here.
    const token = this.sessionToken;
    const same = !kept || kept.conversationId === thread.conversation?.conversation_id;
    const last_seq = token && same ? thread.syncedSeq : 0;
    return this.enter(() => this.link.command("session_request", { session_id: token, last_seq }));
  }

  /** Goes on with the token of a link. */
  use(token: string): void {
    this.token = token;
    this.store.keepSession({ token, conversationId: "" });
  }

  /** Another person is there: nothing that was asked for the one before counts any more. */
  leave(): void {
    this.turn++;
    this.token = null;
    this.problem = null;
  }

  startConversation(): Promise<void> {
    return this.enter(() => this.link.command("start_conversation", {}));
  }

  /** Whether another tab has gone on to another conversation. */
  leadsElsewhere(thread: Thread): boolean {
    const kept = this.store.session;
    return kept !== null && kept.conversationId !== thread.conversation?.conversation_id;
  }

  /** Only the latest attempt counts: an older answer would bring an older conversation back. */
  private async enter(ask: () => Promise<SessionOpened>): Promise<void> {
    const turn = ++this.turn;
    this.problem = null;
    try {
      const answer = await ask();
      if (turn === this.turn) this.keep(answer);
    } catch (error) {
      if (turn === this.turn) this.onError(error);
    }
  }

  private keep(answer: SessionOpened): void {
    this.token = answer.session_id;
    this.store.keepSession({ token: answer.session_id, conversationId: answer.conversation_id });
    this.outcome.opened(answer);
  }

  private onError(error: unknown): void {
    if (error instanceof LinkLost) return;
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "session_unknown" && (this.token ?? this.store.session)) {
      this.token = null;
      this.store.forgetSession();
      return this.outcome.forgotten();
    }
    this.problem = error.body;
    this.outcome.refused();
  }
}
