import { canTakeOver, nextOffer } from "../routing/offers";
import type { Stage } from "../stage";
import { claimWords } from "../thread/claim-words";
import type { Shortcut } from "./shortcuts";

type Deed = () => void;

/** Does what a key stands for, as far as the conversation in front allows it. */
export function obeyShortcut(stage: Stage, shortcut: Shortcut): void {
  deedOf(stage, shortcut)?.();
}

/** What a key would do now, or null while it can do nothing: what the palette offers follows from the same. */
export function deedOf(stage: Stage, shortcut: Shortcut): Deed | null {
  const { openRow, me, rows } = stage.session.desk;
  const offer = nextOffer(openRow ? [openRow] : [], me?.technician_id) ?? nextOffer(rows, me?.technician_id);
  const isMine = openRow?.status === "assigned" && openRow.owner_technician_id === me?.technician_id;
  switch (shortcut) {
    case "next":
    case "previous":
      return () => stage.child("wd-list-pane").move(shortcut === "next" ? 1 : -1);
    case "filter":
      return () => stage.child("wd-list-pane").focusFilter();
    case "help":
      return () => stage.perform({ kind: "show_shortcuts" });
    case "palette":
      return () => stage.perform({ kind: "show_palette" });
    case "reply":
    case "note":
      return openRow ? () => stage.write(shortcut) : null;
    case "find":
      return openRow ? () => stage.child("wd-conversation-pane").startFinding() : null;
    case "claim":
      if (openRow && claimWords(openRow)) return () => stage.perform({ kind: "claim" });
      return openRow && canTakeOver(openRow, me) ? () => stage.perform({ kind: "ask_take_over" }) : null;
    case "accept":
      return offer ? () => stage.perform({ kind: "accept", id: offer.conversation_id }) : null;
    case "transfer":
      return isMine ? () => stage.perform({ kind: "ask_transfer" }) : null;
    case "put_back":
      return isMine ? () => stage.perform({ kind: "put_back" }) : null;
    case "return_to_bot":
      return isMine ? () => stage.perform({ kind: "ask_return" }) : null;
    case "resolve":
      return isMine ? () => stage.perform({ kind: "ask_resolve" }) : null;
  }
}
