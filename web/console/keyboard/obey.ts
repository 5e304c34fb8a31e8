import type { SuggestionPress } from "../composer/suggestion-key";
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
  const pressed = (press: SuggestionPress): Deed | null =>
    isMine ? () => stage.child("wd-conversation-pane").suggestionPressed(press) : null;
  switch (shortcut) {
    case "next":
    case "previous":
      return () => stage.child(stage.route.security ? "wd-security-list" : "wd-list-pane").move(shortcut === "next" ? 1 : -1);
    case "filter":
      return () => stage.child("wd-list-pane").focusFilter();
    case "views":
      return () => stage.child("wd-list-pane").focusViews();
    case "security":
      return () => stage.perform({ kind: "security", does: { does: "open", id: null } });
    case "help":
      return () => stage.perform({ kind: "show_shortcuts" });
    case "palette":
      return () => stage.perform({ kind: "show_palette" });
    case "undo":
      return stage.session.commands.undos.current ? () => stage.perform({ kind: "undo" }) : null;
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
    case "suggestion_1":
    case "suggestion_2":
    case "suggestion_3":
      return pressed({ kind: "suggestion", index: Number(shortcut.at(-1)) - 1 });
    case "insert_held_back":
    case "send_held_back":
      return pressed({ kind: shortcut });
    case "mention": {
      const [first] = stage.session.mentions.unseen;
      return first ? () => stage.perform({ kind: "open", id: first.conversation_id }) : null;
    }
  }
}
