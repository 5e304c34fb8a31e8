/** A visitor's side of the chat: one link, one thread, one outbox. Screens read it and are told when to look again. */
import { LinkLost, Refusal, type Connection } from "../shared/connection";
import { newMessageId } from "../shared/message-id";
import { Outbox, type OutboxItem } from "../shared/outbox";
import type {
  ErrorBody,
  MessageCreated,
  SessionOpened,
  TypingFact,
  VisitorAcks,
  VisitorCommands,
  VisitorFacts,
} from "../shared/protocol";
import { conversationUpdated, EMPTY_THREAD, messageCreated, opened, queueUpdated, type Thread } from "./thread";
import type { VisitorStore } from "./visitor-store";

/** What waits in the outbox; `shown` is what its bubble says. */
export type Saying = { kind: "text"; message: string; shown: string } | { kind: "person"; shown: string };

export type VisitorLink = Pick<
  Connection<VisitorCommands, VisitorAcks, VisitorFacts>,
  "state" | "refusal" | "open" | "onChange" | "on" | "command" | "hurry"
>;

// The service moves an unanswered message to a person within ten seconds; past that, thinking would be a lie.
const THINKING_MS = 12_000;

export class VisitorSession {
  thread: Thread = EMPTY_THREAD;
  organization = "";
  typing: { name: string | null; until: number } | null = null;
  /** The service's own words when it will not open a session. */
  problem: ErrorBody | null = null;
  /** The link is up and the thread is complete. */
  ready = false;
  readonly outbox: Outbox<Saying>;

  private token: string | null = null;
  private started = false;
  private turn = 0;
  private held: (() => void)[] = [];
  private readonly reactions = new Set<() => void>();

  constructor(
    private readonly link: VisitorLink,
    readonly store: VisitorStore<Saying>,
  ) {
    this.outbox = new Outbox({ store, send: (item) => this.send(item), changed: () => this.changed() });
    link.onChange(() => this.onLink());
    link.on("message_created", (fact) => this.receive(() => this.addMessage(fact)));
    link.on("conversation_updated", (fact) => this.receive(() => this.know(conversationUpdated(this.thread, fact))));
    link.on("queue_updated", (fact) => this.receive(() => this.know(queueUpdated(this.thread, fact))));
    link.on("typing", (fact) => this.receive(() => this.onTyping(fact)));
    store.onSessionElsewhere(() => this.follow());
  }

  /** Connects; later calls do nothing. */
  start(): void {
    if (this.started) return;
    this.started = true;
    this.link.open();
    document.addEventListener("visibilitychange", () => this.onVisible());
  }

  onChange(reaction: () => void): void {
    this.reactions.add(reaction);
  }

  get refusal(): ErrorBody | null {
    return this.link.refusal ?? this.problem;
  }

  get offline(): boolean {
    return this.link.state === "offline";
  }

  /** What was written and is not in the thread yet. */
  get pending(): readonly OutboxItem<Saying>[] {
    return this.outbox.items;
  }

  botIsThinking(now: number): boolean {
    const { conversation, unansweredSince } = this.thread;
    return conversation?.status === "bot" && unansweredSince !== null && now - unansweredSince < THINKING_MS;
  }

  /** What others wrote since the panel was last open. */
  get unread(): number {
    const read = this.conversationId ? this.store.readSeq(this.conversationId) : 0;
    return this.thread.messages.filter(({ seq, author }) => seq > read && author !== "visitor").length;
  }

  markRead(): void {
    const last = this.thread.messages.at(-1)?.seq ?? 0;
    if (this.conversationId && last > this.store.readSeq(this.conversationId))
      this.store.keepReadSeq(this.conversationId, last);
  }

  say(message: string, shown = message): void {
    this.outbox.put(newMessageId(), { kind: "text", message, shown });
  }

  askForPerson(shown: string): void {
    const asked = this.pending.some((item) => item.payload.kind === "person" && item.state !== "failed");
    if (!asked) this.outbox.put(newMessageId(), { kind: "person", shown });
  }

  async startConversation(): Promise<void> {
    await this.enter(() => this.link.command("start_conversation", {}));
  }

  setTyping(on: boolean): void {
    // A lost hint is worth nothing a moment later.
    if (this.ready) this.link.command("set_typing", { on }).catch(() => {});
  }

  tryAgain(): void {
    if (this.link.state === "online") void this.resume();
    else this.link.hurry();
  }

  private onLink(): void {
    this.ready = false;
    if (this.link.state === "online") void this.resume();
    this.changed();
  }

  /** A page that comes to the front may have slept through events, or through the loss of its link. */
  private onVisible(): void {
    if (document.visibilityState !== "visible") return;
    if (this.ready) void this.enter(() => this.request());
    else this.link.hurry();
  }

  private follow(): void {
    const elsewhere = this.store.session;
    if (!this.started || !elsewhere || elsewhere.conversationId === this.conversationId) return;
    this.token = null;
    if (this.link.state === "online") void this.resume();
  }

  private resume(): Promise<void> {
    this.ready = false;
    this.problem = null;
    return this.enter(() => this.request());
  }

  private request(): Promise<SessionOpened> {
    const kept = this.store.session;
    // Without storage the token lives here.
    const token = kept?.token ?? this.token;
    const last_seq = !kept || kept.conversationId === this.conversationId ? this.thread.syncedSeq : 0;
    return this.link.command("session_request", { session_id: token, last_seq: token ? last_seq : 0 });
  }

  /** Only the latest attempt counts: an older answer would bring an older conversation back. */
  private async enter(ask: () => Promise<SessionOpened>): Promise<void> {
    const turn = ++this.turn;
    try {
      const answer = await ask();
      if (turn === this.turn) this.adopt(answer);
    } catch (error) {
      if (turn === this.turn) this.onRefusedEntry(error);
    }
  }

  private adopt(answer: SessionOpened): void {
    this.thread = opened(this.thread, answer, Date.now());
    this.organization = answer.organization_name;
    this.token = answer.session_id;
    this.store.keepSession({ token: answer.session_id, conversationId: answer.conversation_id });
    this.ready = true;
    for (const apply of this.held.splice(0)) apply();
    this.outbox.settle(answer.messages.map((message) => message.client_msg_id));
    this.changed();
    void this.outbox.flush();
  }

  private onRefusedEntry(error: unknown): void {
    if (error instanceof LinkLost) return;
    if (!(error instanceof Refusal)) throw error;
    const hadToken = this.token !== null || this.store.session !== null;
    if (error.code === "session_unknown" && hadToken) return this.startOver();
    this.problem = error.body;
    this.changed();
  }

  /** What is in the outbox goes to the new conversation: it was never stored in the old one. */
  private startOver(): void {
    this.store.forgetSession();
    this.token = null;
    this.thread = EMPTY_THREAD;
    void this.resume();
  }

  private async send({ id, payload }: OutboxItem<Saying>): Promise<void> {
    if (!this.ready) throw new LinkLost();
    const ack = await this.deliver(id, payload);
    this.addMessage(ack.message);
  }

  private async deliver(client_msg_id: string, saying: Saying): Promise<{ message: MessageCreated }> {
    try {
      if (saying.kind === "person") return await this.link.command("request_person", { client_msg_id });
      return await this.link.command("user_uttered", { message: saying.message, client_msg_id });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "session_unknown") throw error;
      void this.resume();
      throw new LinkLost();
    }
  }

  /** Facts may overtake the answer that says which conversation this is. */
  private receive(apply: () => void): void {
    if (this.ready) apply();
    else this.held.push(apply);
  }

  private addMessage(message: MessageCreated): void {
    if (message.author === "technician") this.typing = null;
    this.know(messageCreated(this.thread, message, Date.now()));
    this.outbox.settle([message.client_msg_id]);
    setTimeout(() => this.changed(), THINKING_MS);
  }

  private onTyping({ conversation_id, on, name, ttl_s, who }: TypingFact): void {
    if (conversation_id !== this.conversationId || who === "visitor") return;
    this.typing = on ? { name, until: Date.now() + ttl_s * 1000 } : null;
    setTimeout(() => this.changed(), ttl_s * 1000);
    this.changed();
  }

  private know(thread: Thread): void {
    if (thread === this.thread) return;
    this.thread = thread;
    this.changed();
  }

  private get conversationId(): string | undefined {
    return this.thread.conversation?.conversation_id;
  }

  private changed(): void {
    for (const reaction of this.reactions) reaction();
  }
}
