import { newMessageId } from "../../shared/message-id";
import { Outbox, type OutboxItem, type OutboxStore } from "../../shared/outbox";
import type { AttachmentView, ConversationChanged, StaffMessageCreated, Voice } from "../../shared/protocol";

export type { Voice } from "../../shared/protocol";

export interface Written {
  conversationId: string;
  voice: Voice;
  text: string;
  /** Missing in what a page of an older version left behind. */
  files?: readonly AttachmentView[];
  /** Technicians whom a note names. */
  mentions?: readonly string[];
  /** The epoch the technician saw while writing: whoever owns the conversation later must not be spoken for. */
  epoch: number;
}

export type Outgoing = OutboxItem<Written>;

const KEY = "warmdesk.outbox";

/** What the technician has written and the service has not yet stored, by conversation. */
export class OutgoingMail {
  private readonly outbox: Outbox<Written>;

  constructor(
    storage: Storage,
    deliver: (item: Outgoing) => Promise<StaffMessageCreated>,
    onStored: (message: StaffMessageCreated) => void,
    changed: () => void,
  ) {
    const send = async (item: Outgoing): Promise<void> => onStored(await deliver(item));
    this.outbox = new Outbox({ send, changed, store: storeIn(storage) });
  }

  of(conversationId: string): readonly Outgoing[] {
    return this.outbox.items.filter((item) => item.payload.conversationId === conversationId);
  }

  write(
    row: ConversationChanged,
    voice: Voice,
    text: string,
    files: readonly AttachmentView[] = [],
    mentions: readonly string[] = [],
  ): void {
    const written = { conversationId: row.conversation_id, voice, text, files, mentions, epoch: row.epoch };
    this.outbox.put(newMessageId(), written);
  }

  /** Sends a refused message again, on behalf of the ownership the technician sees now. */
  retry(item: Outgoing, epoch: number): void {
    this.outbox.settle([item.id]);
    this.outbox.put(item.id, { ...item.payload, epoch });
  }

  settle(id: string | null): void {
    this.outbox.settle([id]);
  }

  flush(): void {
    void this.outbox.flush();
  }
}

function storeIn(storage: Storage): OutboxStore<Written> {
  return {
    load: () => read(storage.getItem(KEY)),
    save: (items) => storage.setItem(KEY, JSON.stringify(items)),
  };
}

function read(stored: string | null): Outgoing[] {
  try {
    return JSON.parse(stored ?? "[]") as Outgoing[];
  } catch {
    return [];
  }
}
