import { LinkLost, Refusal } from "../../shared/connection";
import type { PresenceState, Resolution, StaffMessageCreated, TargetsFound } from "../../shared/protocol";
import type { TransferTarget } from "../routing/transfer-target";
import type { Desk } from "./desk";
import type { Outgoing } from "./outgoing";

type Owning = "claim" | "accept" | "put_back" | "return_to_bot";

/** What a technician does to a conversation; a refusal is told in the service's own words, then the desk syncs again. */
export class Commands {
  /** Conversations with a change of owner under way, whose buttons rest until the answer is there. */
  readonly busy = new Set<string>();

  constructor(
    private readonly desk: Desk,
    private readonly tell: (sentence: string) => void,
  ) {}

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
    return this.attempt(conversationId, async (epoch) => {
      const payload = { conversation_id: conversationId, epoch, reason, ...to };
      return (await this.desk.link.command("transfer", payload)).conversation;
    });
  }

  takeOver(conversationId: string, reason: string): Promise<boolean> {
    return this.attempt(conversationId, async (epoch) => {
      const payload = { conversation_id: conversationId, epoch, reason };
      return (await this.desk.link.command("take_over", payload)).conversation;
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

  returnToBot(conversationId: string): Promise<boolean> {
    return this.changeOwner(conversationId, "return_to_bot");
  }

  resolve(conversationId: string, outcome: Resolution): Promise<boolean> {
    return this.attempt(conversationId, async (epoch) => {
      const payload = { conversation_id: conversationId, epoch, outcome };
      return (await this.desk.link.command("resolve", payload)).conversation;
    });
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
    return this.attempt(conversationId, async (epoch) => {
      return (await this.desk.link.command(name, { conversation_id: conversationId, epoch })).conversation;
    });
  }

  private async attempt(
    conversationId: string,
    command: (epoch: number) => Promise<Parameters<Desk["receiveRow"]>[0]>,
  ): Promise<boolean> {
    const row = this.desk.rowOf(conversationId);
    if (!row || this.busy.has(conversationId)) return false;
    this.busy.add(conversationId);
    this.desk.changes.announce();
    try {
      const changed = await command(row.epoch);
      this.desk.receiveRow({ ...changed, new_handoff: false });
      return true;
    } catch (error) {
      this.explain(error);
      await this.desk.load();
      return false;
    } finally {
      this.busy.delete(conversationId);
      this.desk.changes.announce();
    }
  }

  private explain(error: unknown): void {
    if (error instanceof Refusal) this.tell(error.message);
    else if (error instanceof LinkLost) this.tell("The service did not answer. Look at the conversation, then try again.");
    else throw error;
  }
}
