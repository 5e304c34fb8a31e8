import type { ConversationChanged } from "../../shared/protocol";
import { plainWords, PRIORITY_WORDS } from "../words";

/** Whether the browser would still ask the person; it never does on plain http. */
export function canAskForNotices(): boolean {
  return "Notification" in window && Notification.permission === "default" && window.isSecureContext;
}

/** A notification outside the window while nobody looks at it; never with what the visitor wrote, screens are shared. */
export function showNotice(title: string, row: ConversationChanged, occasion: string, onClick: () => void): void {
  if (!("Notification" in window) || Notification.permission !== "granted" || document.hasFocus()) return;
  const reason = row.reason ? plainWords(row.reason) : "Asked for a person";
  const notice = new Notification(title, {
    body: `${PRIORITY_WORDS[row.priority]} · ${reason} · ${row.reference}`,
    // The same tag from several tabs shows one notification.
    tag: `warmdesk.${occasion}`,
  });
  notice.onclick = () => {
    window.focus();
    onClick();
    notice.close();
  };
}
