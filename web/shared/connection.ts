/** One Socket.IO link to the service: typed commands with acks, and a state a screen can show. */
import { io, type Socket } from "socket.io-client";
import type { ErrorBody, Failure } from "./protocol";

/** `refused` carries the service's own sentence in `Connection.refusal`; the rest is said by the screen. */
export type LinkState = "connecting" | "online" | "offline" | "refused";

/** The code of a refusal that came without one; its message is no sentence for people. */
export const UNEXPLAINED = "unexplained";

/** The service understood a command and said no. */
export class Refusal extends Error {
  constructor(readonly body: ErrorBody) {
    super(body.message);
  }

  get code(): string {
    return this.body.code;
  }

  /** The same command will be accepted in a moment. */
  get temporary(): boolean {
    return this.body.code === "too_fast";
  }
}

/** Nobody answered: the command may or may not have arrived, so only a harmless one may be sent again. */
export class LinkLost extends Error {}

export interface ConnectionOptions {
  origin: string;
  namespace: string;
  auth: () => Record<string, unknown>;
  ackTimeoutMs?: number;
}

type Reaction = () => void;

// How long a refused or closed link waits before it tries again on its own.
const REFUSED_RETRY_MS = 30_000;

export class Connection<Commands extends object, Acks extends { [K in keyof Commands]: unknown }, Facts extends object> {
  state: LinkState = "connecting";
  refusal: ErrorBody | null = null;

  private readonly socket: Socket;
  private readonly ackTimeoutMs: number;
  private readonly changed = new Set<Reaction>();
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ConnectionOptions) {
    this.ackTimeoutMs = options.ackTimeoutMs ?? 8_000;
    this.socket = io(new URL(options.namespace, options.origin).href, {
      autoConnect: false,
      auth: (give) => give(options.auth()),
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 400,
      reconnectionDelayMax: 6_000,
      randomizationFactor: 0.5,
      timeout: 10_000,
    });
    this.socket.on("connect", () => this.become("online"));
    this.socket.on("disconnect", () => this.onDisconnect());
    this.socket.on("connect_error", (error: Error & { data?: unknown }) => this.onConnectError(error));
    addEventListener("online", this.hurry);
    addEventListener("offline", this.drop);
  }

  open(): void {
    this.socket.connect();
  }

  close(): void {
    clearTimeout(this.retryTimer);
    removeEventListener("online", this.hurry);
    removeEventListener("offline", this.drop);
    this.socket.disconnect();
  }

  /** Runs `reaction` after every change of `state`; each `online` is a new link that must be set up again. */
  onChange(reaction: Reaction): void {
    this.changed.add(reaction);
  }

  on<Name extends keyof Facts & string>(name: Name, handler: (fact: Facts[Name]) => void): void {
    this.socket.on(name as string, handler as (fact: unknown) => void);
  }

  /** Sends a command; rejects with `Refusal` when it is refused and with `LinkLost` when nobody answers. */
  async command<Name extends keyof Commands & string>(name: Name, payload: Commands[Name]): Promise<Acks[Name]> {
    if (!this.socket.connected) throw new LinkLost();
    const ack = await this.emit(name, payload);
    if (isFailure(ack)) throw new Refusal(ack.error);
    return ack as Acks[Name];
  }

  /** Tries again at once, for a button or a network that came back. */
  readonly hurry = (): void => {
    if (!this.socket.connected) this.reconnect();
  };

  /** A new link in place of this one, for what is only said when it begins. */
  reconnect(): void {
    // The manager may be waiting out a long pause; only a fresh start skips it.
    this.socket.disconnect();
    this.become("connecting");
    this.socket.connect();
  }

  /** Gives up a link that is silent, or known to be dead, without waiting for the ping to notice. */
  readonly drop = (): void => {
    this.socket.io.engine?.close();
  };

  private async emit(name: string, payload: unknown): Promise<unknown> {
    try {
      return await this.socket.timeout(this.ackTimeoutMs).emitWithAck(name, payload);
    } catch {
      this.drop();
      throw new LinkLost();
    }
  }

  private onDisconnect(): void {
    this.become("offline");
    // A disconnect that the service asked for is not followed by an automatic reconnection.
    if (!this.socket.active) this.retryLater(1_000 + Math.random() * 2_000);
  }

  private onConnectError(error: Error & { data?: unknown }): void {
    // Socket.IO goes on by itself after a failure of the network, and stops after a refusal.
    if (this.socket.active) return this.become("offline");
    this.become("refused", refusalOf(error.data) ?? { code: UNEXPLAINED, message: error.message });
    this.retryLater(REFUSED_RETRY_MS * (1 + Math.random()));
  }

  private retryLater(delayMs: number): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.socket.connect(), delayMs);
  }

  private become(state: LinkState, refusal: ErrorBody | null = null): void {
    if (state === "online") clearTimeout(this.retryTimer);
    this.state = state;
    this.refusal = refusal;
    for (const reaction of this.changed) reaction();
  }
}

function isFailure(ack: unknown): ack is Failure {
  return typeof ack === "object" && ack !== null && "error" in ack;
}

/** Reads `{code, message}` from what the service attached to its refusal, whatever wraps it. */
export function refusalOf(data: unknown): ErrorBody | null {
  if (typeof data !== "object" || data === null) return null;
  const body = "error" in data ? (data as Failure).error : (data as Partial<ErrorBody>);
  return typeof body?.code === "string" && typeof body.message === "string" ? (body as ErrorBody) : null;
}
