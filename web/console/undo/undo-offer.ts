import type { ConversationAck, ConversationChanged, Undoable } from "../../shared/protocol";

/** What the technician did last and may still take back; the service says what and for how long. */
export interface UndoOffer {
  readonly conversationId: string;
  readonly visitorName: string;
  readonly action: Undoable;
  /** The epoch it led to: whoever acts after that makes it too late. */
  readonly epoch: number;
}

const DONE_WORDS: Record<Undoable, string> = {
  claimed: "Claimed",
  put_back: "Put back into the queue",
  transferred: "Passed on",
  returned_to_bot: "Handed back to the bot",
  resolved: "Resolved",
};

/** "Claimed: Sam Reed" */
export function doneWords({ action, visitorName }: UndoOffer): string {
  return `${DONE_WORDS[action]}: ${visitorName}`;
}

/** Keeps the last offer until it is taken, has run out or is overtaken; one at a time, as one thing was done last. */
export class UndoOffers {
  private offer: UndoOffer | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rowOf: (conversationId: string) => ConversationChanged | null,
    private readonly changed: () => void,
  ) {}

  /** What can be undone now. */
  get current(): UndoOffer | null {
    return this.offer && isOpen(this.offer, this.rowOf(this.offer.conversationId)) ? this.offer : null;
  }

  receive({ conversation, undo }: ConversationAck): void {
    clearTimeout(this.timer);
    this.offer = undo && {
      conversationId: conversation.conversation_id,
      visitorName: conversation.visitor_name,
      action: undo.action,
      epoch: undo.epoch,
    };
    if (undo) this.timer = setTimeout(() => this.drop(), undo.ttl_s * 1000);
    this.changed();
  }

  drop(): void {
    this.offer = null;
    this.changed();
  }
}

/** Whether nobody has acted since; what was passed on stays open while it is only offered to somebody. */
function isOpen({ action, epoch }: UndoOffer, row: ConversationChanged | null): boolean {
  if (!row || row.epoch < epoch) return true;
  if (action === "transferred") return row.accept_by !== null || (row.epoch === epoch && row.status === "queued");
  return row.epoch === epoch;
}
