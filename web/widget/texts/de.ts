import type { SecretKind } from "../../shared/protocol";
import type { Catalogue, SecretWords } from "./catalogue";
import type { Forms } from "./forms";

const SECRETS: SecretWords = {
  password: { name: "ein Passwort", advice: "Ändern Sie es, falls Sie es irgendwo verwenden." },
  card_number: { name: "eine Kartennummer", advice: "Der Service-Desk braucht so etwas nie." },
  bank_account: { name: "eine Kontonummer", advice: "Der Service-Desk braucht so etwas nie." },
  key: { name: "ein Zugangsschlüssel", advice: "Ziehen Sie ihn zurück und erstellen Sie einen neuen, falls er in Gebrauch ist." },
  private_key: { name: "ein privater Schlüssel", advice: "Ersetzen Sie ihn, falls er in Gebrauch ist." },
  recovery_key: { name: "ein Wiederherstellungsschlüssel", advice: "Geben Sie ihn nur dort ein, wo das Gerät oder die Seite danach fragt." },
  one_time_code: { name: "ein Einmalcode", advice: "Geben Sie ihn nur bei der Anmeldung ein: Hier fragt nie jemand danach." },
};

export function catalogue(forms: Forms): Catalogue {
  const { number, plural, minutes, percent, megabytes, list, moment, times } = forms;
  const named = (kinds: readonly SecretKind[]): string => capital(list(kinds.map((kind) => SECRETS[kind].name)));
  return {
    lang: "de",
    dir: "ltr",
    times: { ...times, justNow: "gerade eben" },

    title: "IT-Hilfe",
    openChat: (unread) =>
      unread === 0 ? "Chat öffnen" : `Chat öffnen, ${plural(unread, { one: "# neue Nachricht", other: "# neue Nachrichten" })}`,
    unreadBadge: (unread) => (unread > 9 ? `${number(9)}+` : number(unread)),
    closeChat: "Chat schließen",
    menu: "Mehr",
    download: "Unterhaltung herunterladen",
    assistant: "Automatischer Assistent",
    you: "Sie",
    person: "Mit einem Menschen sprechen",

    waiting: "Warten auf den Service-Desk",
    waitingAt: (position) =>
      position <= 1 ? "Sie sind als Nächstes an der Reihe" : `Sie warten auf Platz ${number(position)}`,
    waitingFor: (place, { minS, maxS }) => `${place}, etwa ${minutes(minS, maxS)}`,
    waitingLonger: (place, wait) =>
      `${place}. Es dauert länger als erwartet${wait ? `: etwa ${minutes(wait.minS, wait.maxS)}` : ""}`,
    technician: (name) => `${name} vom Service-Desk`,
    serviceDesk: "Service-Desk",
    unavailable: "Hier nicht verfügbar",
    resolved: "Erledigt",
    closedIdle: "Geschlossen",
    ticket: "Als Ticket aufgenommen, die Antwort kommt später",
    closedUntil: (day, clock) => `Der Service-Desk ist geschlossen, öffnet ${day ? `${day} um` : "um"} ${clock} Uhr`,

    joined: (name) => `${name} ist jetzt dabei`,
    assistantBack: "Der automatische Assistent ist wieder da",

    welcomeTitle: "Wie können wir helfen?",
    welcomeText: "Fragen Sie zu Passwörtern, E-Mail, WLAN, VPN, Druckern und allem, was im IT-Alltag vorkommt.",
    welcomeNote:
      "Zuerst antwortet ein automatischer Assistent, der bisher nur Englisch versteht. Ein Mensch ist jederzeit einen Klick entfernt und liest, was Sie geschrieben haben.",
    examplesLabel: "Beispiele für den Anfang",
    examples: [],

    composer: "Ihre Nachricht",
    placeholder: "Nachricht schreiben …",
    send: "Senden",
    left: (count) => `Noch ${plural(count, { other: "# Zeichen" })}`,
    tooLong: (length, limit) =>
      `Diese Nachricht hat ${number(length)} Zeichen, ${number(limit)} passen. Kürzen Sie sie oder senden Sie sie in Teilen.`,

    secretTitle: {
      password: "Das sieht nach einem Passwort aus.",
      card_number: "Das sieht nach einer Kartennummer aus.",
      key: "Das sieht nach einem Zugangsschlüssel aus.",
    },
    secretText: "Hier braucht das niemand. Trotzdem senden?",
    secretEdit: "Bearbeiten",
    secretSend: "Trotzdem senden",

    read: "Gelesen",
    sending: "Wird gesendet …",
    kept: "Wird gesendet, sobald die Verbindung wieder da ist",
    notSent: "Nicht gesendet.",
    retry: "Erneut senden",
    discard: "Verwerfen",

    thinking: "Der automatische Assistent sucht eine Antwort",
    typing: (name) => (name ? `${name} schreibt` : "Jemand schreibt"),
    redacted: (kinds) => {
      const gone = kinds.length === 1 ? "wurde entfernt, bevor es jemand sehen konnte" : "wurden entfernt, bevor sie jemand sehen konnte";
      const advice = [...new Set(kinds.map((kind) => SECRETS[kind].advice))].join(" ");
      return `${named(kinds)} ${gone}. ${advice} Falls es etwas anderes war, schreiben Sie es anders.`;
    },
    redactedByOthers: (kinds) =>
      `${named(kinds)} ${kinds.length === 1 ? "wurde" : "wurden"} hier entfernt: Geheimnisse werden in diesem Chat nicht weitergegeben.`,

    personAsked: "Ein Mensch wird gerufen …",
    personKept: "Ein Mensch wird gerufen, sobald Sie wieder online sind",
    personComing: "Jemand meldet sich hier. Sie können weiterschreiben.",
    personComingUnknown: "Jemand meldet sich hier, wann, ist noch offen. Sie können weiterschreiben.",
    personHere: (name) => `Sie sprechen mit ${name}`,
    personLater: "Jemand antwortet Ihnen hier. Sie können jederzeit etwas ergänzen.",

    ticketHeading: (reference) => `Ticketnummer ${reference}`,
    emailAsk: "Hinterlassen Sie Ihre E-Mail-Adresse, dann schreiben wir Ihnen, sobald es eine Antwort gibt.",
    emailLabel: "E-Mail-Adresse",
    emailSave: "Speichern",
    emailInvalid: (example) => `Schreiben Sie eine Adresse wie ${example}.`,
    emailKept: (address) => `Die Antwort kommt hier und per E-Mail an ${address}.`,
    emailChange: "Ändern",
    linkExpired: "Der Link aus der E-Mail ist abgelaufen. Sie können hier trotzdem neu fragen.",

    resolvedLine: "Diese Unterhaltung ist erledigt.",
    closedIdleLine: "Diese Unterhaltung wurde geschlossen, weil keine Antwort kam. Schreiben Sie weiter, um sie wieder zu öffnen.",
    startNew: "Neue Unterhaltung beginnen",

    newMessages: "Neue Nachrichten",
    thread: "Nachrichten",
    loading: "Der Chat wird geöffnet …",
    reconnecting: "Verbindung wird wiederhergestellt … Ihre Nachrichten werden aufbewahrt und dann gesendet.",
    unreachableTitle: "Der Chat ist nicht erreichbar",
    unreachableText:
      "Er versucht es von selbst weiter. Prüfen Sie Ihr Netz, wenn es anhält; was Sie hier schreiben, bleibt erhalten.",
    refusedTitle: "Der Chat lässt sich hier nicht öffnen",
    refusedText: "Der Dienst hat die Verbindung nicht angenommen. Sagen Sie dem Service-Desk Bescheid, wenn es anhält.",
    tryAgain: "Erneut versuchen",

    ending: {
      end: "Unterhaltung beenden",
      endTitle: "Diese Unterhaltung beenden?",
      endWaiting: "Sie geben Ihren Platz in der Warteschlange auf.",
      endPerson: (name) => `${name} ist noch für Sie da und erfährt es.`,
      endKeep: "Offen lassen",
      endNow: "Beenden",
      endChanged: "Sie ist gerade an jemand anderen übergegangen. Sehen Sie noch einmal hin, bevor Sie entscheiden.",
      offline: "Sie sind offline, deshalb wurde nichts geändert. Versuchen Sie es erneut, wenn die Verbindung wieder da ist.",
      ended: "Beendet",
      endedByYou: "Sie haben diese Unterhaltung beendet.",
      notSolved: "Das hat nicht geholfen",
      openAgain: "Wieder öffnen",
      over: "Was Sie jetzt schreiben, beginnt eine neue.",
      earlier: (at) => `Unterhaltung vom ${moment(at)}`,
    },

    rating: {
      askBot: "Hat der Assistent geholfen?",
      askPerson: (name) => `Hat ${name} geholfen?`,
      good: "Ja, das hat geholfen",
      bad: "Nein, das hat nicht geholfen",
      comment: "Möchten Sie etwas ergänzen? Der Service-Desk liest es.",
      send: "Senden",
      already: "Das haben Sie schon bewertet.",
      thanks: "Danke für die Rückmeldung.",
      decline: "Nicht bewerten",
    },

    copy: {
      menu: "Per E-Mail senden",
      title: "Diese Unterhaltung per E-Mail senden",
      hint: "An eine Adresse, die als Ihre bestätigt ist, geht alles, an jede andere eine Bestätigung mit der Nummer.",
      send: "Senden",
      close: "Schließen",
      sentWhole: (address) => `Die Unterhaltung ist unterwegs an ${address}.`,
      sentReceipt: (address) =>
        `Eine Bestätigung mit der Nummer ist unterwegs an ${address}. Die ganze Unterhaltung können Sie hier herunterladen.`,
      tooMany: "Für heute wurden genug E-Mails gesendet. Sie können die Unterhaltung stattdessen herunterladen.",
    },

    files: {
      attach: "Datei anhängen",
      dropHere: "Dateien hier ablegen, um sie anzuhängen",
      list: "Angehängte Dateien",
      remove: (name) => `${name} entfernen`,
      retry: "Erneut versuchen",
      uploading: (done) => `Wird hochgeladen … ${percent(done)}`,
      waiting: "Wird hochgeladen, sobald die Verbindung wieder da ist",
      failed: "Konnte nicht hochgeladen werden.",
      tooLarge: (limitBytes) => `Zu groß: Eine Datei darf höchstens ${megabytes(limitBytes)} haben.`,
      tooMany: (limit) => `In eine Nachricht passen nur ${number(limit)} Dateien. Senden Sie die übrigen mit der nächsten.`,
      picture: (name) => `Bild: ${name}`,
      download: (name, size) => `${name} herunterladen, ${size}`,
      locale: times.locale,
    },

    transcriptOf: (reference, organization, at) => `Unterhaltung ${reference} mit dem Service-Desk von ${organization}, gespeichert am ${at}`,
    notices: {
      heading: "Hinweis vom Service-Desk",
      over: "Dieser Hinweis ist beendet",
      hide: "Diesen Hinweis ausblenden",
      showAgain: "Hinweise wieder anzeigen",
    },

    identity: {
      unknown: "Sie sind hier nicht angemeldet, deshalb sieht der Service-Desk Sie als nicht bestätigt.",
      confirmOffer: "E-Mail-Adresse bestätigen",
      signedIn: (who) => (who ? `Sie sind angemeldet als ${who}.` : "Sie sind angemeldet."),
      confirmed: (address) => `Ihre Adresse ${address} ist bestätigt.`,
      signInEnded: "Ihre Anmeldung auf dieser Seite ist abgelaufen. Laden Sie die Seite neu, um hier weiterzumachen.",
      goOnUnknown: "Ohne Anmeldung beginnen",
      required: "Dieser Chat ist für Angemeldete. Melden Sie sich auf dieser Seite an und öffnen Sie ihn dann noch einmal.",

      confirmTitle: "E-Mail-Adresse bestätigen",
      confirmText: "Wir senden Ihnen einen Code aus sechs Ziffern. Damit weiß der Service-Desk, dass die Adresse Ihre ist.",
      sendCode: "Code senden",
      codeSent: (address) => `Ein Code ist unterwegs an ${address}. Er gilt einmal und 15 Minuten lang.`,
      code: "Code aus der E-Mail",
      confirm: "Bestätigen",
      newCode: "Andere Adresse oder neuer Code",
      later: "Nicht jetzt",
      codeWrong: "Das ist nicht der Code aus der E-Mail. Sehen Sie noch einmal nach und geben Sie seine sechs Ziffern ein.",
      codeEnded: "Dieser Code gilt nicht mehr. Lassen Sie sich einen neuen senden.",
      tooManyCodes: "Es wurden zu viele Codes angefordert. Warten Sie eine Viertelstunde und versuchen Sie es dann noch einmal.",

      askTitle: "Bevor es losgeht",
      askText: "Sie werden nur einmal gefragt. Einen Menschen erreichen Sie unten jederzeit.",
      optional: "(freiwillig)",
      choose: "Auswählen …",
      needed: "Diese Angabe wird gebraucht.",
      begin: "Chat beginnen",
      skip: "Überspringen",
    },

  };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
