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

  ending: EndingWords;
  rating: RatingWords;
  copy: CopyWords;
  files: AttachmentWords;
  identity: IdentityWords;

  notices: NoticeWords;

  /** The head of a downloaded transcript, above its messages. */
  transcriptOf(reference: string, organization: string, at: string): string;
}

/** Ending a conversation, and what may follow. */
export interface EndingWords {
  end: string;
  endTitle: string;
  endWaiting: string;
  endPerson(name: string): string;
  endKeep: string;
  endNow: string;
  endChanged: string;
  offline: string;
  ended: string;
  endedByYou: string;
  notSolved: string;
  openAgain: string;
  /** It ended too long ago to be taken up again. */
  over: string;
  /** Another conversation, by when something was last said in it (ISO 8601). */
  earlier(at: string): string;
}

export interface RatingWords {
  askBot: string;
  askPerson(name: string): string;
  good: string;
  bad: string;
  comment: string;
  send: string;
  already: string;
  thanks: string;
  decline: string;
}

/** A copy of the conversation by mail. */
export interface CopyWords {
  menu: string;
  title: string;
  hint: string;
  send: string;
  close: string;
  sentWhole(address: string): string;
  sentReceipt(address: string): string;
  tooMany: string;
}

/** Around a notice, which itself is in the words of whoever wrote it. */
export interface NoticeWords {
  heading: string;
  over: string;
  hide: string;
  showAgain: string;
}

/** Who the visitor is, and what is asked about it. */
export interface IdentityWords {
  unknown: string;
  confirmOffer: string;
  /** Without a name the page told only that somebody is. */
  signedIn(who: string | null): string;
  confirmed(address: string): string;
  signInEnded: string;
  goOnUnknown: string;
  required: string;

  confirmTitle: string;
  confirmText: string;
  sendCode: string;
  codeSent(address: string): string;
  code: string;
  confirm: string;
  newCode: string;
  later: string;
  codeWrong: string;
  codeEnded: string;
  tooManyCodes: string;

  askTitle: string;
  askText: string;
  optional: string;
  choose: string;
  needed: string;
  begin: string;
  skip: string;
}

/** What a text is suspected to hold before it is sent. */
export type SuspectKind = Extract<SecretKind, "password" | "card_number" | "key">;

/** The name of a secret in a sentence, and what to do about it. */
export type SecretWords = Record<SecretKind, { name: string; advice: string }>;
