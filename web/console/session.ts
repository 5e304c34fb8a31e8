import { Connection } from "../shared/connection";
import type { ConsoleAcks, ConsoleCommands, ConsoleFacts, ConversationChanged } from "../shared/protocol";
import { Alerts, windowTitle } from "./alerts/alerts";
import { Chime } from "./alerts/chime";
import { InFront } from "./alerts/in-front";
import { AlertSettings } from "./alerts/settings";
import { Commands } from "./desk/commands";
import { Desk } from "./desk/desk";
import { Drafts } from "./desk/drafts";
import type { ConsoleConnection } from "./desk/link";
import { Trays } from "./desk/trays";
import { OutgoingMail } from "./desk/outgoing";
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
  readonly drafts = new Drafts(sessionStorage);
  readonly trays: Trays;
  readonly viewing: Viewing;
  readonly chime: Chime;
  readonly alerts: Alerts;

  constructor(private readonly screen: SessionScreen) {
    this.connection = new Connection<ConsoleCommands, ConsoleAcks, ConsoleFacts>({
      origin: location.origin,
      namespace: "/console",
      auth: () => ({}),
    });
    this.connection.onChange(() => this.onLink());
    this.trays = new Trays(this.connection);
    this.viewing = new Viewing(this.connection);
    this.desk = new Desk(this.connection, {
      onOpened: ({ attachment_limit_bytes }) => this.trays.limit(attachment_limit_bytes),
      onHandoff: (row) => setTimeout(() => this.onHandoff(row), SETTLES_MS),
      onOffer: (row) => void this.alerts.raise("offer", row),
      onReply: (row) => void this.alerts.raise("reply", row),
      onMessage: (message) => this.mail.settle(message.client_msg_id),
    });
    this.connection.on("ownership_lost", (fact) => this.screen.tell(fact.why));
    this.commands = new Commands(this.desk, (sentence) => this.screen.tell(sentence));
    this.mail = new OutgoingMail(
      sessionStorage,
      (item) => this.commands.deliver(item),
      (message) => this.desk.receiveMessage(message),
      () => this.desk.changes.announce(),
    );
    this.chime = new Chime(() => this.desk.changes.announce());
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
    if (isVisible) desk.look();
    viewing.look(isVisible ? desk.openId : null);
    alerts.inFront.look(document.hasFocus() ? desk.openId : null);
    if (document.hasFocus()) alerts.look();
  }

  get title(): string {
    return windowTitle(this.desk.asking, this.alerts.latest);
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
}
