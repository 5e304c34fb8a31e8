import type { AttachmentView, EarlierConversation, HandoffLabel, ListFilter, PresenceState, Resolution } from "../shared/protocol";
import type { AlertKind } from "./alerts/kinds";
import type { Outgoing, Voice } from "./desk/outgoing";
import type { NewsAct } from "./notices/news-act";
import type { SecurityAct } from "./security/security-act";
import type { TransferTarget } from "./routing/transfer-target";

/** What a person did on the screen; components say it, the app decides what follows. */
export type Act =
  | { kind: "open"; id: string }
  | { kind: "back" }
  | { kind: "show_context" }
  | { kind: "claim" }
  | { kind: "accept"; id: string }
  | { kind: "put_back" }
  | { kind: "ask_transfer" }
  | { kind: "transfer"; to: TransferTarget["to"]; reason: string }
  | { kind: "ask_take_over" }
  | { kind: "take_over"; reason: string }
  | { kind: "set_presence"; state: PresenceState }
  | { kind: "ask_return" }
  | { kind: "return_to_bot" }
  | { kind: "ask_resolve" }
  | { kind: "resolve"; outcome: Resolution; label: HandoffLabel | null }
  | { kind: "undo" }
  | { kind: "dismiss_undo" }
  | { kind: "write"; voice: Voice; text: string; files: readonly AttachmentView[]; mentions: readonly string[] }
  | { kind: "typing"; on: boolean }
  | { kind: "retry"; item: Outgoing }
  | { kind: "discard"; item: Outgoing }
  | { kind: "more_earlier" }
  | { kind: "read_earlier"; earlier: EarlierConversation }
  | { kind: "reconnect" }
  | { kind: "reload_chat" }
  | { kind: "set_sound"; on: boolean }
  | { kind: "set_alert"; alert: AlertKind; on: boolean }
  | { kind: "allow_notifications" }
  | { kind: "save_view"; name: string; filter: ListFilter }
  | { kind: "delete_view"; id: string }
  | { kind: "show_shortcuts" }
  | { kind: "news"; does: NewsAct }
  | { kind: "security"; does: SecurityAct }
  | { kind: "show_palette" }
  | { kind: "show_picture"; file: AttachmentView };

export type ActEvent = CustomEvent<Act>;

export function act(from: EventTarget, detail: Act): void {
  from.dispatchEvent(new CustomEvent("act", { detail, bubbles: true, composed: true }));
}
