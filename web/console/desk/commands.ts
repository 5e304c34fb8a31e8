import { LinkLost, Refusal } from "../../shared/connection";
import type { AccountRequest, ConversationAck, ConversationOpened, HandoffLabel, ListFilter, PresenceState, Resolution, StaffMessageCreated, TargetsFound } from "../../shared/protocol";
import type { TransferTarget } from "../routing/transfer-target";
import { UndoOffers } from "../undo/undo-offer";
import type { Desk } from "./desk";
import type { Outgoing } from "./outgoing";

type Owning = "claim" | "accept" | "put_back" | "return_to_bot";
type Deed = Owning | "transfer" | "take_over" | "resolve" | "undo";

interface UnderWay {
  readonly deed: Deed;
  readonly done: Promise<boolean>;
}

/** What a technician does to a conversation; a refusal is told in the service's own words, then the desk syncs again. */
export class Commands {
  /** What is being done to which conversation; its buttons rest until the answer is there, its keys wait for it. */
  readonly busy = new Map<string, UnderWay>();
  readonly undos: UndoOffers;

  constructor(
    private readonly desk: Desk,
    private readonly tell: (sentence: string) => void,
  ) {
    this.undos = new UndoOffers(
      (id) => desk.rowOf(id),
      () => desk.changes.announce(),
    );
  }

  claim(conversationId: string): Promise<boolean> {
    return this.changeOwner(conversationId, "claim");
  }

  accept(conversationId: string): Promise<boolean> {
    return this.changeOwner(conversationId, "accept");
  }

  putBack(conversationId: string): Promise<boolean> {
    return this.changeOwner(conversationId, "put_back");
  }

  transfer(conversationId: string, to: TransferTarget["to"], reason: string): Promise<boolean> {
    return this.attempt(conversationId, "transfer", (epoch) => {
      return this.desk.link.command("transfer", { conversation_id: conversationId, epoch, reason, ...to });
    });
  }

  takeOver(conversationId: string, reason: string): Promise<boolean> {
    return this.attempt(conversationId, "take_over", (epoch) => {
      return this.desk.link.command("take_over", { conversation_id: conversationId, epoch, reason });
    });
  }

  /** Whom the conversation can be passed to; null once it was told why that cannot be known now. */
  async transferTargets(conversationId: string): Promise<TargetsFound | null> {
    try {
      return await this.desk.link.command("transfer_targets", { conversation_id: conversationId });
    } catch (error) {
      this.explain(error);
      return null;
    }
  }

  async setPresence(state: PresenceState): Promise<void> {
    try {
      this.desk.receivePresence((await this.desk.link.command("set_presence", { state })).presence);
    } catch (error) {
      this.explain(error);
    }
  }

  async saveView(name: string, filter: ListFilter): Promise<void> {
    await this.desk.link.command("save_view", { name, filter }).catch((error) => this.explain(error));
  }

  async deleteView(viewId: string): Promise<void> {
    await this.desk.link.command("delete_view", { view_id: viewId }).catch((error) => this.explain(error));
  }

  /** Writes down what is known; returns why not, in a sentence, for the place where it was written. */
  async setSlot(conversationId: string, name: string, value: string): Promise<string | null> {
    const epoch = this.desk.rowOf(conversationId)?.epoch ?? 0;
    try {
      const ack = await this.desk.link.command("set_slot", { conversation_id: conversationId, epoch, name, value });
      this.desk.receiveSlots(conversationId, ack.slots);
      return null;
    } catch (error) {
      return this.sentence(error).replace(/^value: /, "This ");
    }
  }

  /** Starts a reset that its visitor proves and does; returns why not. */
  async startReset(conversationId: string, kind: AccountRequest["kind"], account: string): Promise<string | null> {
    const epoch = this.desk.rowOf(conversationId)?.epoch ?? 0;
    try {
      await this.desk.link.command("start_reset", { conversation_id: conversationId, epoch, kind, account });
      await this.desk.refresh(conversationId);
      return null;
    } catch (error) {
      return this.sentence(error).replace(/^account: /, "This ");
    }
  }

  /** An earlier conversation of the same visitor; null once it was told why it cannot be read now. */
  async readEarlier(conversationId: string, earlierId: string): Promise<ConversationOpened | null> {
    try {
      return await this.desk.link.command("read_earlier", { conversation_id: conversationId, earlier_id: earlierId });
    } catch (error) {
      this.explain(error);
      return null;
    }
  }

  returnToBot(conversationId: string): Promise<boolean> {
    return this.changeOwner(conversationId, "return_to_bot");
  }

  resolve(conversationId: string, outcome: Resolution, label: HandoffLabel | null): Promise<boolean> {
    return this.attempt(conversationId, "resolve", (epoch) => {
      return this.desk.link.command("resolve", { conversation_id: conversationId, epoch, outcome, label });
    });
  }

  /** Takes back what was done last, on behalf of the epoch it led to; returns whether that worked. */
  async undo(): Promise<boolean> {
    const offer = this.undos.current;
    if (!offer) return false;
    const { conversationId, epoch } = offer;
    const isDone = await this.attempt(conversationId, "undo", () => this.desk.link.command("undo", { conversation_id: conversationId, epoch }));
    if (!isDone) this.undos.drop();
    return isDone;
  }

  /** Stores one message of the outbox, which shows a refusal beside the message; here it only means that we lag behind. */
  async deliver(item: Outgoing): Promise<StaffMessageCreated> {
    try {
      return await this.store(item);
    } catch (error) {
      if (error instanceof Refusal) void this.desk.load();
      throw error;
    }
  }

  async setTyping(conversationId: string, on: boolean): Promise<void> {
    try {
      await this.desk.link.command("set_typing", { conversation_id: conversationId, on });
    } catch (error) {
      // Nobody misses an indicator; a real loss shows itself in the next command.
      if (!(error instanceof LinkLost || error instanceof Refusal)) throw error;
    }
  }

  private async store(item: Outgoing): Promise<StaffMessageCreated> {
    const { conversationId, voice, text, files = [], mentions = [], epoch } = item.payload;
    const attachments = files.map(({ id }) => id);
    const base = { conversation_id: conversationId, text, client_msg_id: item.id, attachments };
    const ack =
      voice === "note"
        ? await this.desk.link.command("note", { ...base, mentions: [...mentions] })
        : await this.desk.link.command("reply", { ...base, epoch });
    return ack.message;
  }

  private changeOwner(conversationId: string, name: Owning): Promise<boolean> {
    return this.attempt(conversationId, name, (epoch) => this.desk.link.command(name, { conversation_id: conversationId, epoch }));
  }

  /** One after the other: a key pressed before the answer to the last one counts, unless that failed or was the same. */
  private attempt(conversationId: string, deed: Deed, command: (epoch: number) => Promise<ConversationAck>): Promise<boolean> {
    const before = this.busy.get(conversationId);
    if (before?.deed === deed) return before.done;
    const carryOut = () => this.carryOut(conversationId, command);
    const done = before ? before.done.then((isDone) => isDone && carryOut()) : carryOut();
    this.busy.set(conversationId, { deed, done });
    this.desk.changes.announce();
    return done.finally(() => {
      if (this.busy.get(conversationId)?.done === done) this.busy.delete(conversationId);
      this.desk.changes.announce();
    });
  }

  private async carryOut(conversationId: string, command: (epoch: number) => Promise<ConversationAck>): Promise<boolean> {
    const row = this.desk.rowOf(conversationId);
    if (!row) return false;
    try {
      const ack = await command(row.epoch);
      this.desk.receiveRow({ ...ack.conversation, new_handoff: false });
      this.undos.receive(ack);
      return true;
    } catch (error) {
      this.explain(error);
      await this.desk.load();
      return false;
    }
  }

  private explain(error: unknown): void {
    this.tell(this.sentence(error));
  }

  private sentence(error: unknown): string {
    if (error instanceof Refusal) return error.message;
    if (error instanceof LinkLost) return "The service did not answer. Look at the conversation, then try again.";
    throw error;
  }
}
