/** Who the visitor is here: what the page says, what the service makes of it, and what they are asked. */
import type { ErrorBody, OwnIdentity, PreChatQuestion, SessionOpened } from "../../shared/protocol";
import type { VisitorLink } from "../link";
import type { VisitorStore } from "../visitor-store";
import { subjectOf } from "./subject";

const NOBODY: OwnIdentity = { verification: "unverified", name: null, address: null };
/** What the service says when it cannot take the page's word. */
const REFUSED: readonly string[] = ["identity_invalid", "identity_expired"];

export interface IdentityOutcome {
  changed(): void;
  /** Somebody else is there than before. */
  another(): void;
  /** What the page says is told by connecting anew. */
  again(): void;
}

export class VisitorIdentity {
  /** What the page says when the chat connects. */
  token: string | null = null;
  shown: OwnIdentity = NOBODY;
  /** To be answered before the first message. */
  questions: readonly PreChatQuestion[] = [];
  /** Why the page's word was not taken. */
  problem: ErrorBody | null = null;
  /** The visitor is about to confirm an address. */
  isConfirming = false;

  constructor(
    private readonly link: VisitorLink,
    private readonly store: VisitorStore<unknown>,
    private readonly outcome: IdentityOutcome,
  ) {}

  /** The page says who is there, or with null that nobody is. */
  introduce(token: string | null): void {
    if (token === this.token) return;
    // Told once: a page that gave the same bad word again would be asked for another for ever.
    if (token === null) this.problem = null;
    this.become(token);
  }

  /** The chat goes on without the page's word, as far as the organization lets it. */
  goOnUnknown(): void {
    this.become(null);
    this.outcome.changed();
  }

  opened({ identity, pre_chat }: SessionOpened): void {
    this.shown = identity;
    this.questions = pre_chat;
    if (identity.verification === "signed_token") this.problem = null;
  }

  /** Whether a refusal is about what the page said; it is kept for the page to be told. */
  isRefused(refusal: ErrorBody | null): boolean {
    if (this.token === null || !refusal || !REFUSED.includes(refusal.code)) return false;
    this.problem = refusal;
    return true;
  }

  confirming(on: boolean): void {
    this.isConfirming = on;
    this.outcome.changed();
  }

  /** Has a code sent; throws what the service has against it. */
  async requestCode(email: string): Promise<void> {
    await this.link.command("request_email_code", { email });
  }

  async confirmCode(code: string): Promise<void> {
    this.shown = (await this.link.command("confirm_email_code", { code })).identity;
    this.outcome.changed();
  }

  /** Throws what the service has against one of the answers, beginning with the field's id. */
  async answer(answers: Record<string, string>): Promise<void> {
    await this.link.command("answer_pre_chat", { answers });
    this.questions = [];
    this.outcome.changed();
  }

  private become(token: string | null): void {
    const before = this.store.person;
    this.token = token;
    this.store.person = token === null ? null : subjectOf(token);
    if (before !== this.store.person) {
      this.shown = NOBODY;
      this.questions = [];
      this.isConfirming = false;
      this.outcome.another();
    }
    this.outcome.again();
  }
}
