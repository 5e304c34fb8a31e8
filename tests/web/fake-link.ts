/** A link whose service is the test: it answers each command when told to, and sends facts. */
import { LinkLost, Refusal, type LinkState } from "../../web/shared/connection";
import type { ErrorBody } from "../../web/shared/protocol";
import type { VisitorLink } from "../../web/widget/link";

export interface Asked {
  name: string;
  payload: Record<string, unknown>;
  answer(ack: unknown): Promise<void>;
  refuse(code: string, message?: string): Promise<void>;
}

export const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

export class FakeLink {
  state: LinkState = "connecting";
  refusal: ErrorBody | null = null;
  readonly asked: Asked[] = [];
  hurried = 0;
  reconnected = 0;
  private readonly reactions: (() => void)[] = [];
  private readonly handlers = new Map<string, (fact: unknown) => void>();
  private lose: ((error: Error) => void)[] = [];

  open(): void {}

  hurry(): void {
    this.hurried++;
  }

  reconnect(): void {
    this.reconnected++;
  }

  onChange(reaction: () => void): void {
    this.reactions.push(reaction);
  }

  on(name: string, handler: (fact: never) => void): void {
    this.handlers.set(name, handler as (fact: unknown) => void);
  }

  command(name: string, payload: unknown): Promise<unknown> {
    if (this.state !== "online") return Promise.reject(new LinkLost());
    return new Promise((answer, reject) => {
      this.lose.push(reject);
      this.asked.push({
        name,
        payload: payload as Record<string, unknown>,
        answer: (ack) => (answer(ack), settled()),
        refuse: (code, message = code) => (reject(new Refusal({ code, message })), settled()),
      });
    });
  }

  /** The fake under the type of the real one; the session uses nothing else of it. */
  get link(): VisitorLink {
    return this as unknown as VisitorLink;
  }

  /** The oldest command that was not looked at yet. */
  next(): Asked {
    const asked = this.asked.shift();
    if (!asked) throw new Error("nothing was asked");
    return asked;
  }

  tell(name: string, fact: unknown): void {
    this.handlers.get(name)?.(fact);
  }

  tellChange(): void {
    for (const reaction of this.reactions) reaction();
  }

  async connect(): Promise<void> {
    this.state = "online";
    this.tellChange();
    await settled();
  }

  async cut(): Promise<void> {
    this.state = "offline";
    for (const reject of this.lose.splice(0)) reject(new LinkLost());
    for (const reaction of this.reactions) reaction();
    this.asked.length = 0;
    await settled();
  }
}
