/** What a visitor asks of the service beside saying something. Each throws what the service has against it. */
import type { ConversationEnded, ConversationState, Rated, Score, TranscriptPromised } from "../shared/protocol";
import type { VisitorLink } from "./link";
import { conversationEnded, conversationUpdated, type Thread } from "./thread";

export interface KnownThread {
  readonly thread: Thread;
  /** Learns of a fact once the thread is complete. */
  learn(change: (thread: Thread) => Thread): void;
}

export interface GivenRating {
  about: Rated;
  score: Score;
}

export class VisitorRequests {
  private readonly ratingReactions = new Set<(given: GivenRating) => void>();

  constructor(
    private readonly link: VisitorLink,
    private readonly known: KnownThread,
  ) {
    link.on("conversation_ended", (fact: ConversationEnded) => known.learn((thread) => conversationEnded(thread, fact)));
  }

  onRated(reaction: (given: GivenRating) => void): void {
    this.ratingReactions.add(reaction);
  }

  setTyping(on: boolean): void {
    // A lost hint is worth nothing a moment later.
    this.link.command("set_typing", { on }).catch(() => {});
  }

  /** Says where to write to once there is an answer. */
  async leaveAddress(email: string): Promise<void> {
    await this.link.command("leave_address", { email });
  }

  /** Ends the conversation as it is seen here; refused if somebody else has it by now. */
  async end(): Promise<void> {
    this.adopt(await this.link.command("end_conversation", { epoch: this.epoch }));
  }

  async reopen(): Promise<void> {
    this.adopt(await this.link.command("reopen_conversation", { epoch: this.epoch }));
  }

  async rate(about: Rated, score: Score, comment: string): Promise<void> {
    this.adopt(await this.link.command("rate", { about, score, comment }));
    for (const reaction of this.ratingReactions) reaction({ about, score });
  }

  mailTranscript(email: string): Promise<TranscriptPromised> {
    return this.link.command("mail_transcript", { email });
  }

  private get epoch(): number {
    return this.known.thread.conversation?.epoch ?? 0;
  }

  private adopt({ conversation, ended }: ConversationState): void {
    this.known.learn((thread) => {
      const updated = conversationUpdated(thread, conversation);
      return ended ? conversationEnded(updated, ended) : updated;
    });
  }
}
