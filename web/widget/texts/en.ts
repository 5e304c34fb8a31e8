import type { SecretKind } from "../../shared/protocol";
import type { Catalogue, SecretWords } from "./catalogue";
import { forms } from "./forms";

const SECRETS: SecretWords = {
  password: { name: "a password", advice: "Change it if you use it anywhere." },
  card_number: { name: "a card number", advice: "The service desk never needs one." },
  bank_account: { name: "an account number", advice: "The service desk never needs one." },
  key: { name: "an access key", advice: "Withdraw it and make a new one if it is in use." },
  private_key: { name: "a private key", advice: "Replace it if it is in use." },
  recovery_key: { name: "a recovery key", advice: "Enter it only on the device or page that asks for it." },
  one_time_code: { name: "a one-time code", advice: "Enter it only where you sign in: nobody here ever asks for one." },
};

export function en(locale: string): Catalogue {
  const { number, plural, ordinal, minutes, percent, megabytes, list, times } = forms(locale);
  const named = (kinds: readonly SecretKind[]): string => capital(list(kinds.map((kind) => SECRETS[kind].name)));
  return {
    lang: "en",
    dir: "ltr",
    times: { ...times, justNow: "just now" },

    title: "IT help",
    openChat: (unread) =>
      unread === 0 ? "Open the chat" : `Open the chat, ${plural(unread, { one: "# new message", other: "# new messages" })}`,
    unreadBadge: (unread) => (unread > 9 ? `${number(9)}+` : number(unread)),
    closeChat: "Close the chat",
    menu: "More",
    download: "Download this conversation",
    assistant: "Automated assistant",
    you: "You",
    person: "Talk to a person",

    waiting: "Waiting for a technician",
    waitingAt: (position) =>
      position <= 1
        ? "Waiting, you are next"
        : `Waiting, you are ${ordinal(position, { one: "#st", two: "#nd", few: "#rd", other: "#th" })}`,
    waitingFor: (place, { minS, maxS }) => `${place}, about ${minutes(minS, maxS)}`,
    waitingLonger: (place, wait) =>
      `${place}. It is taking longer than expected${wait ? `: about ${minutes(wait.minS, wait.maxS)}` : ""}`,
    technician: (name) => `${name} from the service desk`,
    serviceDesk: "Service desk",
    unavailable: "Not available here",
    resolved: "Resolved",
    closedIdle: "Closed",
    ticket: "Kept as a ticket, answered later",
    closedUntil: (day, clock) => `The service desk is closed, opens ${day ? `${day} at` : "at"} ${clock}`,

    joined: (name) => `${name} joined`,
    assistantBack: "The automated assistant is back",

    welcomeTitle: "How can we help?",
    welcomeText: "Ask about passwords, e-mail, Wi-Fi, VPN, printers and other everyday IT questions.",
    welcomeNote: "You are writing to an automated assistant. A person is one click away at any time.",
    examplesLabel: "Examples to start with",
    examples: ["My printer does not print", "How do I connect to the VPN?", "I forgot my password"],

    composer: "Your message",
    placeholder: "Write a message…",
    send: "Send",
    left: (count) => plural(count, { one: "# character left", other: "# characters left" }),
    tooLong: (length, limit) =>
      `This message has ${number(length)} characters, ${number(limit)} fit. Shorten it or send it in parts.`,

    secretTitle: {
      password: "This looks like a password.",
      card_number: "This looks like a card number.",
      key: "This looks like an access key.",
    },
    secretText: "Nobody here ever needs one. Send it anyway?",
    secretEdit: "Edit",
    secretSend: "Send anyway",

    read: "Read",
    sending: "Sending…",
    kept: "Will be sent when the connection is back",
    notSent: "Not sent.",
    retry: "Retry",
    discard: "Discard",

    thinking: "The automated assistant is looking for an answer",
    typing: (name) => (name ? `${name} is typing` : "Somebody is typing"),
    redacted: (kinds) => {
      const gone = kinds.length === 1 ? "was removed before anyone could see it" : "were removed before anyone could see them";
      const advice = [...new Set(kinds.map((kind) => SECRETS[kind].advice))].join(" ");
      return `${named(kinds)} ${gone}. ${advice} If it was something else, write it another way.`;
    },
    redactedByOthers: (kinds) =>
      `${named(kinds)} ${kinds.length === 1 ? "was" : "were"} removed here: secrets are not passed on in this chat.`,

    personAsked: "Asking for a person…",
    personKept: "A person will be asked for once you are online",
    personComing: "A technician will join here. You can keep writing.",
    personComingUnknown: "A technician will join here; we cannot tell yet when. You can keep writing.",
    personHere: (name) => `You are talking to ${name}`,
    personLater: "A technician will answer here. You can add to it at any time.",

    ticketHeading: (reference) => `Ticket ${reference}`,
    emailAsk: "Leave your e-mail address, and we write to you as soon as there is an answer.",
    emailLabel: "E-mail address",
    emailSave: "Save",
    emailInvalid: (example) => `Write an address like ${example}.`,
    emailKept: (address) => `The answer comes here and by e-mail to ${address}.`,
    emailChange: "Change",
    linkExpired: "The link from the e-mail has expired. You can still ask here anew.",

    resolvedLine: "This conversation is resolved.",
    closedIdleLine: "This conversation was closed because there was no answer. Write on to open it again.",
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

    files: {
      attach: "Attach a file",
      dropHere: "Drop files here to attach them",
      list: "Attached files",
      remove: (name) => `Remove ${name}`,
      retry: "Retry",
      uploading: (done) => `Uploading… ${percent(done)}`,
      waiting: "Will be uploaded when the connection is back",
      failed: "Could not be uploaded.",
      tooLarge: (limitBytes) => `Too large: files may have up to ${megabytes(limitBytes)}.`,
      tooMany: (limit) => `Only ${number(limit)} files fit into one message. Send the others with the next one.`,
      picture: (name) => `Picture: ${name}`,
      download: (name, size) => `Download ${name}, ${size}`,
      locale,
    },

    transcriptOf: (organization, at) => `Conversation with the service desk of ${organization}, saved on ${at}`,
  };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
