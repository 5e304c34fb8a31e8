import type { SecretKind } from "../../shared/protocol";
import type { Catalogue, SecretWords } from "./catalogue";
import type { Forms } from "./forms";

const SECRETS: SecretWords = {
  password: { name: "a password", advice: "Change it if you use it anywhere." },
  card_number: { name: "a card number", advice: "The service desk never needs one." },
  bank_account: { name: "an account number", advice: "The service desk never needs one." },
  key: { name: "an access key", advice: "Withdraw it and make a new one if it is in use." },
  private_key: { name: "a private key", advice: "Replace it if it is in use." },
  recovery_key: { name: "a recovery key", advice: "Enter it only on the device or page that asks for it." },
  one_time_code: { name: "a one-time code", advice: "Enter it only where you sign in: nobody here ever asks for one." },
};

export function catalogue(forms: Forms): Catalogue {
  const { number, plural, ordinal, minutes, percent, megabytes, list, moment, times } = forms;
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

    ending: {
      end: "End this conversation",
      endTitle: "End this conversation?",
      endWaiting: "You give up your place in the queue.",
      endPerson: (name) => `${name} is still here with you and will be told.`,
      endKeep: "Keep it open",
      endNow: "End it",
      endChanged: "It has just passed to somebody else. Look at it again, then decide.",
      offline: "You are offline, so nothing was changed. Try again once the connection is back.",
      ended: "Ended",
      endedByYou: "You ended this conversation.",
      notSolved: "That did not solve it",
      openAgain: "Open it again",
      over: "Whatever you write now begins a new one.",
      earlier: (at) => `Conversation of ${moment(at)}`,
    },

    rating: {
      askBot: "Did the automated assistant help?",
      askPerson: (name) => `Did ${name} help?`,
      good: "Yes, it helped",
      bad: "No, it did not help",
      comment: "Anything to add? Staff read it.",
      send: "Send",
      already: "You have rated this already.",
      thanks: "Thank you for telling us.",
      decline: "Do not rate",
    },

    copy: {
      menu: "Send by e-mail",
      title: "Send this conversation by e-mail",
      hint: "An address that was confirmed as yours gets all of it, any other one a receipt with the reference.",
      send: "Send",
      close: "Close",
      sentWhole: (address) => `The conversation is on its way to ${address}.`,
      sentReceipt: (address) =>
        `A receipt with the reference is on its way to ${address}. To have all of it, download the conversation here.`,
      tooMany: "Enough e-mails were sent for today. You can download the conversation instead.",
    },

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
      locale: times.locale,
    },

    transcriptOf: (reference, organization, at) => `Conversation ${reference} with the service desk of ${organization}, saved on ${at}`,
    notices: {
      heading: "Notice from the service desk",
      over: "This notice has ended",
      hide: "Hide this notice",
      showAgain: "Show the notices again",
    },

    identity: {
      unknown: "You are not signed in here, so the service desk sees you as unverified.",
      confirmOffer: "Confirm your e-mail address",
      signedIn: (who) => (who ? `You are signed in as ${who}.` : "You are signed in."),
      confirmed: (address) => `Your address ${address} is confirmed.`,
      signInEnded: "Your sign-in on this page has run out. Load the page again to go on here.",
      goOnUnknown: "Start without signing in",
      required: "This chat is for people who are signed in. Sign in on this page, then open it again.",

      confirmTitle: "Confirm your e-mail address",
      confirmText: "We send you a code of six digits. With it the service desk knows that the address is yours.",
      sendCode: "Send code",
      codeSent: (address) => `A code is on its way to ${address}. It can be used once, within 15 minutes.`,
      code: "Code from the e-mail",
      confirm: "Confirm",
      newCode: "Another address, or a new code",
      later: "Not now",
      codeWrong: "That is not the code from the e-mail. Look again and type its six digits.",
      codeEnded: "This code cannot be used any more. Have a new one sent.",
      tooManyCodes: "Too many codes were asked for. Wait a quarter of an hour, then try again.",

      askTitle: "Before we begin",
      askText: "You are asked once. A person can be reached below at any time.",
      optional: "(optional)",
      choose: "Choose…",
      needed: "This is needed.",
      begin: "Start the chat",
      skip: "Skip",
    },

  };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
