import { Connection } from "../shared/connection";
import type { ConsoleAcks, ConsoleCommands, ConsoleFacts, ConversationChanged } from "../shared/protocol";
import { Chime } from "./alerts/chime";
import { showNotice } from "./alerts/desktop-notice";
import { Commands } from "./desk/commands";
import { Desk } from "./desk/desk";
import { Drafts } from "./desk/drafts";
import { LastLook } from "./desk/last-look";
import type { ConsoleConnection } from "./desk/link";
import { Trays } from "./desk/trays";
import { OutgoingMail } from "./desk/outgoing";

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
  readonly chime: Chime;

  constructor(private readonly screen: SessionScreen) {
    this.connection = new Connection<ConsoleCommands, ConsoleAcks, ConsoleFacts>({
      origin: location.origin,
      namespace: "/console",
      auth: () => ({}),
    });
    this.connection.onChange(() => this.onLink());
    this.trays = new Trays(this.connection);
    this.desk = new Desk(this.connection, new LastLook(localStorage), {
      onHandoff: (row) => this.onHandoff(row),
      onOpened: ({ attachment_limit_bytes }) => this.trays.limit(attachment_limit_bytes),
      onMessage: (message) => this.mail.settle(message.client_msg_id),
    });
    this.commands = new Commands(this.desk, (sentence) => this.screen.tell(sentence));
    this.mail = new OutgoingMail(
      sessionStorage,
      (item) => this.commands.deliver(item),
      (message) => this.desk.receiveMessage(message),
      () => this.desk.changes.announce(),
    );
    this.chime = new Chime(() => this.desk.changes.announce());
  }

  start(): void {
    this.connection.open();
  }

  private onLink(): void {
    if (this.connection.refusal?.code === "not_signed_in") location.assign(SIGN_IN);
    if (this.connection.state !== "online") return;
    this.mail.flush();
    this.trays.flush();
  }

  private onHandoff(row: ConversationChanged): void {
    const urgency = row.priority === "normal" ? "" : `${row.priority} `;
    this.screen.announce(`New ${urgency}handover from ${row.visitor_name}, ${row.organization_name}.`);
    void this.chime.ring(`${row.conversation_id}.${row.epoch}`);
    showNotice(row, () => this.screen.open(row.conversation_id));
  }
}
