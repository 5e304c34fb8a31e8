/** A visitor's side of the chat: one link, one thread, one outbox. Screens read it and are told when to look again. */
import { LinkLost, Refusal } from "../shared/connection";
import { newMessageId } from "../shared/message-id";
import { Outbox, type OutboxItem } from "../shared/outbox";
import type { AttachmentView, ErrorBody, MessageCreated, SessionOpened } from "../shared/protocol";
import { Entry } from "./entry";
import { VisitorFiles } from "./files";
import { VisitorIdentity } from "./identity/identity";
import type { VisitorLink } from "./link";
import { Notices } from "./notices/notices";
import { OtherSide } from "./other-side";
import { Reading } from "./reading";
import { VisitorRequests } from "./requests";
import { deliver, type Saying } from "./saying";
import { conversationUpdated, EMPTY_THREAD, messageCreated, messageRead, opened, queueUpdated, THINKING_MS, type Thread } from "./thread";
import type { VisitorStore } from "./visitor-store";

// A link that is back by then is not worth a word.
const BLIP_MS = 400;

export class VisitorSession {
  thread: Thread = EMPTY_THREAD;
  organization = "";
  /** The link is up and the thread is complete. */
  ready = false;
  /** The visitor came by a link that opens nothing any more. */
  linkExpired = false;
  readonly outbox: Outbox<Saying>;
  readonly files: VisitorFiles;
  readonly requests: VisitorRequests;
  readonly notices: Notices;
  readonly otherSide = new OtherSide(() => this.changed());
  readonly identity: VisitorIdentity;
  readonly reading: Reading;

  private readonly entry: Entry;
  private cameByLink = false;
  private started = false;
  private lostAt = 0;
  private readonly since = new Date().toISOString();
  private held: (() => void)[] = [];
  private readonly reactions = new Set<() => void>();

  constructor(
    private readonly link: VisitorLink,
    readonly store: VisitorStore<Saying>,
    origin: string = location.origin,
  ) {
    this.outbox = new Outbox({ store, send: (item) => this.send(item), changed: () => this.changed() });
    this.identity = new VisitorIdentity(link, store, {
      changed: () => this.changed(),
      another: () => this.beginAnew(),
      again: () => (this.started ? link.reconnect() : store.isKnown && this.start()),
    });
    this.entry = new Entry(link, store, {
      opened: (answer) => this.adopt(answer),
      forgotten: () => this.startOver(),
      refused: () => this.changed(),
    });
    this.files = new VisitorFiles(link, origin, () => (this.ready ? this.entry.sessionToken : null), () => this.changed());
    this.requests = new VisitorRequests(link, this);
    this.notices = new Notices(link, store, () => this.changed());
    this.reading = new Reading(store, this.notices, () => this.thread);
    link.onChange(() => this.onLink());
    link.on("message_created", (fact) => this.receive(() => this.addMessage(fact)));
    link.on("conversation_updated", (fact) => this.receive(() => this.know(conversationUpdated(this.thread, fact))));
    link.on("queue_updated", (fact) => this.receive(() => this.know(queueUpdated(this.thread, fact))));
    link.on("typing", (fact) => this.receive(() => this.otherSide.hear(fact, this.conversationId)));
    link.on("message_read", (fact) => this.receive(() => this.know(messageRead(this.thread, fact))));
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
    return this.link.refusal ?? this.entry.problem;
  }

  get offline(): boolean {
    return this.link.state === "offline";
  }

  /** What was written and is not in the thread yet. */
  get pending(): readonly OutboxItem<Saying>[] {
    return this.outbox.items;
  }

  /** Nobody has written anything, and there is no conversation to write it in. */
  get blank(): boolean {
    return this.thread.conversation === null && this.pending.length === 0;
  }

  isReconnecting(now: number): boolean {
    return !this.ready && !this.blank && now - this.lostAt >= BLIP_MS;
  }

  say(message: string, shown = message, files: readonly AttachmentView[] = []): void {
    this.outbox.put(newMessageId(), { kind: "text", message, shown, files });
  }

  /** A person was asked for and the service does not know it yet. */
  get asksForPerson(): boolean {
    return this.pending.some((item) => item.payload.kind === "person" && item.state !== "failed");
  }

  askForPerson(shown: string): void {
    if (!this.asksForPerson) this.outbox.put(newMessageId(), { kind: "person", shown });
  }

  /** Goes on in the conversation that a link from a mail leads to. */
  comeBackBy(token: string): void {
    this.cameByLink = true;
    this.entry.use(token);
    if (this.started && this.link.state === "online") this.resume();
  }

  startConversation(): Promise<void> {
    return this.entry.startConversation();
  }

  tryAgain(): void {
    if (this.link.state === "online") this.resume();
    else this.link.hurry();
  }

  private onLink(): void {
    this.lose();
    // Where there is a thread, the page is given time to vouch anew: it would be gone for somebody unknown.
    if (this.identity.isRefused(this.link.refusal) && !this.conversationId)
      return this.outbox.takeAlong(this.since, () => this.identity.goOnUnknown());
    if (this.link.state === "online") this.resume();
    this.changed();
  }

  /** A page that comes to the front may have slept through events, or through the loss of its link. */
  private onVisible(): void {
    if (document.visibilityState !== "visible") return;
    if (this.ready) void this.entry.resume(this.thread);
    else this.link.hurry();
  }

  private follow(): void {
    if (this.started && this.link.state === "online" && this.entry.leadsElsewhere(this.thread)) this.resume();
  }

  private resume(): void {
    this.lose();
    void this.entry.resume(this.thread);
  }

  private lose(): void {
    if (!this.ready && this.lostAt > 0) return;
    this.ready = false;
    this.lostAt = Date.now();
    setTimeout(() => this.changed(), BLIP_MS);
  }

  private adopt(answer: SessionOpened): void {
    this.thread = opened(this.thread, answer, Date.now());
    this.organization = answer.organization_name;
    this.notices.adopt(answer.notices, answer.conversation.at);
    this.identity.opened(answer);
    this.ready = true;
    this.cameByLink = false;
    for (const apply of this.held.splice(0)) apply();
    this.outbox.settle(answer.messages.map((message) => message.client_msg_id));
    this.changed();
    void this.outbox.flush();
    this.files.opened(answer);
  }

  /** What is in the outbox goes to the new conversation: as far as is known, it was never stored in the old one. */
  private startOver(): void {
    this.thread = EMPTY_THREAD;
    this.linkExpired ||= this.cameByLink;
    this.resume();
  }

  /** Somebody else is there: nothing of whoever was before stays on the screen. */
  private beginAnew(): void {
    this.thread = EMPTY_THREAD;
    this.held = [];
    this.entry.leave();
    this.files.tray.clear();
    this.outbox.reload();
  }

  private async send({ id, payload }: OutboxItem<Saying>): Promise<void> {
    if (!this.ready) throw new LinkLost();
    try {
      this.addMessage((await deliver(this.link, id, payload)).message);
    } catch (error) {
      const code = error instanceof Refusal ? error.code : "";
      if (code !== "session_unknown" && code !== "conversation_over") throw error;
      // Kept, and sent in the conversation that is opened now.
      void (code === "session_unknown" ? this.resume() : this.startConversation());
      throw new LinkLost();
    }
  }

  /** Facts may overtake the answer that says which conversation this is. */
  private receive(apply: () => void): void {
    if (this.ready) apply();
    else this.held.push(apply);
  }

  learn(change: (thread: Thread) => Thread): void {
    this.receive(() => this.know(change(this.thread)));
  }

  private addMessage(message: MessageCreated): void {
    if (message.author === "technician") this.otherSide.stop();
    this.know(messageCreated(this.thread, message, Date.now()));
    this.outbox.settle([message.client_msg_id]);
    setTimeout(() => this.changed(), THINKING_MS);
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
