/** Every sentence of the widget, and how a language writes numbers, times and lists. One file per language fills it. */
import type { AttachmentWords } from "../../shared/attachments/words";
import type { TimeWords } from "../../shared/relative-time";
import type { SecretKind } from "../../shared/protocol";

/** How long somebody is going to wait, as far as that is known. */
export interface Wait {
  minS: number;
  maxS: number;
}

export interface Catalogue {
  lang: string;
  dir: "ltr" | "rtl";
  times: TimeWords;

  title: string;
  openChat(unread: number): string;
  unreadBadge(unread: number): string;
  closeChat: string;
  menu: string;
  download: string;
  assistant: string;
  you: string;
  person: string;

  waiting: string;
  waitingAt(position: number): string;
  waitingFor(place: string, wait: Wait): string;
  /** It is worse than what was said before. */
  waitingLonger(place: string, wait: Wait | null): string;
  technician(name: string): string;
  serviceDesk: string;
  unavailable: string;
  resolved: string;
  closedIdle: string;
  ticket: string;
  /** Without a day it is today. */
  closedUntil(day: string | null, clock: string): string;

  joined(name: string): string;
  assistantBack: string;

  welcomeTitle: string;
  welcomeText: string;
  welcomeNote: string;
  examplesLabel: string;
  /** Only what the bot understands; it may be nothing. */
  examples: readonly string[];

  composer: string;
  placeholder: string;
  send: string;
  left(count: number): string;
  tooLong(length: number, limit: number): string;

  secretTitle: Record<SuspectKind, string>;
  secretText: string;
  secretEdit: string;
  secretSend: string;

  read: string;
  sending: string;
  kept: string;
  notSent: string;
  retry: string;
  discard: string;

  thinking: string;
  typing(name: string | null): string;
  redacted(kinds: readonly SecretKind[]): string;
  redactedByOthers(kinds: readonly SecretKind[]): string;

  personAsked: string;
  personKept: string;
  personComing: string;
  personComingUnknown: string;
  personHere(name: string): string;
  personLater: string;

  ticketHeading(reference: string): string;
  emailAsk: string;
  emailLabel: string;
  emailSave: string;
  emailInvalid(example: string): string;
  emailKept(address: string): string;
  emailChange: string;
  linkExpired: string;

  resolvedLine: string;
  closedIdleLine: string;
  startNew: string;

  newMessages: string;
  thread: string;
  loading: string;
  reconnecting: string;
  unreachableTitle: string;
  unreachableText: string;
  refusedTitle: string;
  refusedText: string;
  tryAgain: string;

  files: AttachmentWords;

  /** The head of a downloaded transcript, above its messages. */
  transcriptOf(organization: string, at: string): string;
}

/** What a text is suspected to hold before it is sent. */
export type SuspectKind = Extract<SecretKind, "password" | "card_number" | "key">;

/** The name of a secret in a sentence, and what to do about it. */
export type SecretWords = Record<SecretKind, { name: string; advice: string }>;
