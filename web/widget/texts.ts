/** Every sentence of the widget, in one place. */
import type { SecretKind } from "../shared/protocol";

export const texts = {
  title: "IT help",
  openChat: (unread: number) =>
    unread === 0 ? "Open the chat" : `Open the chat, ${unread} new ${unread === 1 ? "message" : "messages"}`,
  closeChat: "Close the chat",
  assistant: "Automated assistant",
  person: "Talk to a person",
  /** What the service stores for that click. */
  askForPerson: "I would like to talk to a person.",

  waiting: "Waiting for a technician",
  waitingNext: "Waiting for a technician — you are next",
  waitingAt: (position: number) => `Waiting for a technician — you are ${ordinal(position)} in the queue`,
  waitOf: (minS: number, maxS: number) =>
    minutes(minS) === minutes(maxS) ? `about ${minutes(maxS)} min` : `about ${minutes(minS)} to ${minutes(maxS)} min`,
  technician: (name: string) => `${name} from the service desk`,
  serviceDesk: "Service desk",
  unavailable: "Not available here",
  resolved: "Resolved",

  joined: (name: string) => `${name} joined`,
  assistantBack: "The automated assistant is back",

  welcomeTitle: "How can we help?",
  welcomeText: "Ask about passwords, e-mail, Wi-Fi, VPN, printers and other everyday IT questions.",
  welcomeNote: "You are writing to an automated assistant. A person is one click away at any time.",
  examplesLabel: "Examples to start with",
  examples: ["My printer does not print", "How do I connect to the VPN?", "I forgot my password"],

  composer: "Your message",
  placeholder: "Write a message…",
  send: "Send",
  left: (count: number) => `${count} ${count === 1 ? "character" : "characters"} left`,
  tooLong: (length: number, limit: number) =>
    `This message has ${length.toLocaleString("en-GB")} characters, ${limit.toLocaleString("en-GB")} fit. Shorten it or send it in parts.`,

  sending: "Sending…",
  kept: "Will be sent when the connection is back",
  notSent: "Not sent.",
  retry: "Retry",
  discard: "Discard",

  thinking: "The automated assistant is looking for an answer",
  typing: (name: string | null) => (name ? `${name} is typing` : "Somebody is typing"),
  redacted: (kinds: readonly SecretKind[]) => {
    const gone = kinds.length === 1 ? "was removed before anyone could see it" : "were removed before anyone could see them";
    const advice = [...new Set(kinds.map((kind) => SECRETS[kind].advice))].join(" ");
    return `${named(kinds)} ${gone}. ${advice} If it was something else, write it another way.`;
  },
  redactedByOthers: (kinds: readonly SecretKind[]) =>
    `${named(kinds)} ${kinds.length === 1 ? "was" : "were"} removed here: secrets are not passed on in this chat.`,

  personAsked: "Asking for a person…",
  personKept: "A person will be asked for once you are online",
  personComing: "A technician will join here. You can keep writing.",
  personHere: (name: string) => `You are talking to ${name}`,

  resolvedLine: "This conversation is resolved.",
  startNew: "Start a new conversation",

  newMessages: "New messages",
  thread: "Messages",
  loading: "Opening the chat…",
  reconnecting: "Reconnecting… your messages are kept and sent when the connection is back.",
  unreachableTitle: "The chat cannot be reached",
  unreachableText: "It keeps trying by itself. Check your network if this lasts; what you write here is kept.",
  refusedTitle: "The chat cannot be opened here",
  refusedText: "The service did not accept the connection. Tell the service desk if this lasts.",
  tryAgain: "Try again",

  longer: (words: string) => `It is taking longer than expected: ${words}`,
  cannotTell: "we cannot tell yet how long it takes",
  ticket: "Kept as a ticket, answered later",
  ticketOpens: (at: string) => `The service desk is closed, opens ${at}`,
  ticketHeading: (reference: string) => `Ticket ${reference}`,
  personLater: "A technician will answer here. You can add to it at any time.",
  emailAsk: "Leave your e-mail address, and we write to you as soon as there is an answer.",
  emailLabel: "E-mail address",
  emailPlaceholder: "name@example.com",
  emailSave: "Save",
  emailInvalid: "Write an address like name@example.com.",
  emailKept: (address: string) => `The answer comes here and by e-mail to ${address}.`,
  emailChange: "Change",
  closedIdle: "Closed",
  closedIdleLine: "This conversation was closed because there was no answer. Write on to open it again.",
  linkExpired: "The link from the e-mail has expired. You can still ask here anew.",
};

const SECRETS: Record<SecretKind, { name: string; advice: string }> = {
  password: { name: "a password", advice: "Change it if you use it anywhere." },
  card_number: { name: "a card number", advice: "The service desk never needs one." },
  bank_account: { name: "an account number", advice: "The service desk never needs one." },
  key: { name: "an access key", advice: "Withdraw it and make a new one if it is in use." },
  private_key: { name: "a private key", advice: "Replace it if it is in use." },
  recovery_key: { name: "a recovery key", advice: "Enter it only on the device or page that asks for it." },
  one_time_code: { name: "a one-time code", advice: "Enter it only where you sign in: nobody here ever asks for one." },
};

function named(kinds: readonly SecretKind[]): string {
  return capital(new Intl.ListFormat("en-GB").format(kinds.map((kind) => SECRETS[kind].name)));
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function ordinal(position: number): string {
  const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
  const rule = new Intl.PluralRules("en-GB", { type: "ordinal" }).select(position);
  return `${position}${endings[rule] ?? "th"}`;
}

function minutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}
