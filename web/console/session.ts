import { Connection } from "../shared/connection";
import type { ConsoleAcks, ConsoleCommands, ConsoleFacts, ConsoleOpened, ConversationChanged, MentionView, SecurityAlerted, SlaAlerted } from "../shared/protocol";
import { Chime } from "./alerts/chime";
import { Earlier } from "./context/earlier";
import { Alerts, windowTitle } from "./alerts/alerts";
import { InFront } from "./alerts/in-front";
import { AlertSettings } from "./alerts/settings";
import { Commands } from "./desk/commands";
import { lastSeq } from "./desk/chat";
import { Desk } from "./desk/desk";
import type { ConsoleConnection } from "./desk/link";
import { Trays } from "./desk/trays";
import { OutgoingMail } from "./desk/outgoing";
import { alertSentence, alertTitle } from "./sla/sla-words";
import { News } from "./notices/news";
import { Mentions } from "./mentions/mentions";
import { Security } from "./security/security";
import { Writing } from "./replies/writing";
import { Viewing } from "./desk/viewing";

// As long as an offer takes to follow the handover.
const SETTLES_MS = 800;

const SIGN_IN = "/sign-in?next=/console";

export interface SessionScreen {
  tell(sentence: string): void;
  announce(sentence: string): void;
  open(conversationId: string): void;
}

/** Everything behind the screen, put together once: the link, what is known, what is to be sent and what rings. */
export class ConsoleSession {
  readonly connection: ConsoleConnection;
  readonly desk: Desk;
  readonly commands: Commands;
  readonly mail: OutgoingMail;
  readonly writing: Writing;
  readonly mentions: Mentions;
  readonly trays: Trays;
  readonly viewing: Viewing;
  readonly chime: Chime;
  readonly alerts: Alerts;
  readonly earlier: Earlier;
  readonly news: News;
  readonly security: Security;

  constructor(private readonly screen: SessionScreen) {
    this.connection = new Connection<ConsoleCommands, ConsoleAcks, ConsoleFacts>({
      origin: location.origin,
      namespace: "/console",
      auth: () => ({}),
    });
    this.connection.onChange(() => this.onLink());
    this.trays = new Trays(this.connection);
    this.writing = new Writing(sessionStorage, this.connection);
    this.mentions = new Mentions(this.connection, (mention) => this.onMention(mention));
    this.viewing = new Viewing(this.connection);
    this.desk = new Desk(this.connection, {
      onOpened: (opened) => this.onOpened(opened),
      onHandoff: (row) => setTimeout(() => this.onHandoff(row), SETTLES_MS),
      onOffer: (row) => void this.alerts.raise("offer", row),
      onReply: (row) => void this.alerts.raise("reply", row),
      onMessage: (message) => this.mail.settle(message.client_msg_id),
    });
    this.connection.on("ownership_lost", (fact) => this.screen.tell(fact.why));
    this.connection.on("sla_alerted", (fact) => this.onSla(fact));
    this.commands = new Commands(this.desk, (sentence) => this.screen.tell(sentence));
    this.mail = new OutgoingMail(
      sessionStorage,
      (item) => this.commands.deliver(item),
      (message) => this.desk.receiveMessage(message),
      () => this.desk.changes.announce(),
    );
    this.earlier = new Earlier(this.connection, () => this.desk.changes.announce());
    this.connection.on("conversation_updated", (row) => this.earlier.receiveRow(row));
    this.desk.changes.watch(() => this.earlier.follow(this.desk.openId));
    this.chime = new Chime(() => this.desk.changes.announce());
    this.news = new News(this.connection, {
      changed: () => this.desk.changes.announce(),
      tell: (sentence) => this.screen.tell(sentence),
      announce: (sentence) => this.screen.announce(sentence),
    });
    this.security = new Security(this.connection, {
      changed: () => this.desk.changes.announce(),
      tell: (sentence) => this.screen.tell(sentence),
      alert: (fact) => this.onSecurityAlert(fact),
    });
    // What is known of a reset beside its conversation comes with that: no fact carries it.
    this.connection.on("security_changed", ({ conversation_id: id }) => id && id === this.desk.openId && this.desk.refreshSoon());
    const settings = new AlertSettings(localStorage, () => this.desk.me?.technician_id);
    this.alerts = new Alerts(settings, new InFront(), this.chime, screen);
  }

  start(): void {
    this.connection.open();
  }

  /** Takes note of what somebody can see now; run after every change of the screen. */
  look(): void {
    const { desk, alerts, viewing } = this;
    const isVisible = document.visibilityState === "visible";
    if (isVisible) this.see();
    viewing.look(isVisible ? desk.openId : null);
    alerts.inFront.look(document.hasFocus() ? desk.openId : null);
    if (document.hasFocus()) alerts.look();
  }

  lookAway(): void {
    this.desk.lookAway();
    // The page may never come back.
    void this.writing.drafts.flush();
  }

  get title(): string {
    return windowTitle(this.desk.asking, this.alerts.latest);
  }

  private see(): void {
    this.desk.look();
    const chat = this.desk.openChat;
    if (chat) this.mentions.look(chat.id, lastSeq(chat));
  }

  private onOpened({ attachment_limit_bytes, me }: ConsoleOpened): void {
    this.trays.limit(attachment_limit_bytes);
    void this.writing.drafts.belongTo(me.technician_id);
  }

  private onMention({ conversation_id, message_seq, by_name, reference }: MentionView): void {
    const row = this.desk.rowOf(conversation_id);
    if (row) void this.alerts.raise("mention", row, `${by_name} mentioned you in a note`, String(message_seq));
    else this.screen.announce(`${by_name} mentioned you in a note on ${reference}.`);
  }

  private onLink(): void {
    if (this.connection.refusal?.code === "not_signed_in") location.assign(SIGN_IN);
    if (this.connection.state !== "online") return;
    this.mail.flush();
    this.trays.flush();
  }

  /** What was given to somebody at once is theirs to hear. */
  private onHandoff(row: ConversationChanged): void {
    const now = this.desk.rowOf(row.conversation_id);
    if (now?.status === "queued" && now.epoch === row.epoch) void this.alerts.raise("handover", row);
  }

  private onSecurityAlert({ request_id, organization_name }: SecurityAlerted): void {
    this.alerts.raiseAlone("security", `A reset was refused at ${organization_name}`, request_id);
  }

  private onSla(fact: SlaAlerted): void {
    const row = this.desk.rowOf(fact.conversation_id);
    if (!row) return;
    this.screen.tell(alertSentence(fact, row));
    void this.alerts.ring("sla", row, alertTitle(fact), `${fact.term}.${fact.step}`);
  }
}
