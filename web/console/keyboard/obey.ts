import { nextOffer } from "../routing/offers";
import type { Stage } from "../stage";
import { claimWords } from "../thread/claim-words";
import type { Shortcut } from "./shortcuts";

/** Does what a key stands for, as far as the conversation in front allows it. */
export function obeyShortcut(stage: Stage, shortcut: Shortcut): void {
  const { openRow, me, rows } = stage.session.desk;
  const offer = nextOffer(openRow ? [openRow] : [], me?.technician_id) ?? nextOffer(rows, me?.technician_id);
  const isMine = openRow?.status === "assigned" && openRow.owner_technician_id === me?.technician_id;
  switch (shortcut) {
    case "next":
    case "previous":
      return stage.child("wd-list-pane").move(shortcut === "next" ? 1 : -1);
    case "filter":
      return stage.child("wd-list-pane").focusFilter();
    case "views":
      return stage.child("wd-list-pane").focusViews();
    case "help":
      return stage.perform({ kind: "show_shortcuts" });
    case "undo":
      return stage.perform({ kind: "undo" });
    case "reply":
    case "note":
      return stage.write(shortcut);
    case "claim":
      return openRow && claimWords(openRow) ? stage.perform({ kind: "claim" }) : stage.perform({ kind: "ask_take_over" });
    case "accept":
      return offer ? stage.perform({ kind: "accept", id: offer.conversation_id }) : undefined;
    case "transfer":
      return isMine ? stage.perform({ kind: "ask_transfer" }) : undefined;
    case "return_to_bot":
      return isMine ? stage.perform({ kind: "ask_return" }) : undefined;
    case "suggestion_1":
    case "suggestion_2":
    case "suggestion_3":
      return stage.child("wd-conversation-pane").suggestionPressed({ kind: "suggestion", index: Number(shortcut.at(-1)) - 1 });
    case "insert_held_back":
    case "send_held_back":
      return stage.child("wd-conversation-pane").suggestionPressed({ kind: shortcut });
    case "mention": {
      const [first] = stage.session.mentions.unseen;
      return first ? stage.perform({ kind: "open", id: first.conversation_id }) : undefined;
    }
    case "resolve":
      return isMine ? stage.perform({ kind: "ask_resolve" }) : undefined;
  }
}
