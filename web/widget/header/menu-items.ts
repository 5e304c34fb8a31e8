/** What the menu offers: only what can be done now. */
import badgeCheck from "lucide-static/icons/badge-check.svg?raw";
import stop from "lucide-static/icons/circle-stop.svg?raw";
import save from "lucide-static/icons/download.svg?raw";
import history from "lucide-static/icons/history.svg?raw";
import mail from "lucide-static/icons/mail.svg?raw";
import megaphone from "lucide-static/icons/megaphone.svg?raw";
import type { EarlierConversations } from "../ending/earlier";
import type { VisitorSession } from "../session";
import { texts } from "../texts";
import type { MenuItem } from "./menu";
import { download, transcriptText } from "./transcript";

/** What the visitor is asked about below the messages. */
export type Question = "end" | "copy";

export function menuItems(
  session: VisitorSession,
  earlier: EarlierConversations,
  ask: (question: Question) => void,
): MenuItem[] {
  const { notices, identity } = session;
  const { messages, conversation } = session.thread;
  const hasBegun = messages.length > 0;
  const copies = [
    { icon: save, words: texts.download, act: () => saveTranscript(session) },
    { icon: mail, words: texts.copy.menu, act: () => ask("copy") },
  ];
  const check = { icon: badgeCheck, words: texts.identity.confirmOffer, act: () => identity.confirming(true) };
  const news = { icon: megaphone, words: texts.notices.showAgain, act: () => notices.showAgain() };
  const end = { icon: stop, words: texts.ending.end, act: () => void endOrAsk(session, ask) };
  return [
    ...(notices.away.length > 0 ? [news] : []),
    ...(hasBegun ? copies : []),
    ...(conversation && identity.shown.verification === "unverified" ? [check] : []),
    ...earlier.list.map((kept) => ({ icon: history, words: texts.ending.earlier(kept.at), act: () => earlier.open(kept) })),
    ...(hasBegun && conversation?.status !== "resolved" ? [end] : []),
  ];
}

/** A person who is waited for or works on it is worth a question; so is an end that does not work. */
async function endOrAsk(session: VisitorSession, ask: (question: Question) => void): Promise<void> {
  if (session.thread.conversation?.status !== "bot") return ask("end");
  try {
    await session.requests.end();
  } catch {
    ask("end");
  }
}

function saveTranscript({ thread, organization }: VisitorSession): void {
  const now = new Date();
  const text = transcriptText(thread, organization, now);
  download(`service-desk-${thread.reference}-${now.toISOString().slice(0, 10)}.txt`, text);
}
