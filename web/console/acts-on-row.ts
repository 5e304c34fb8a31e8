import type { ConversationChanged } from "../shared/protocol";
import type { Act } from "./act";
import type { ConsoleSession } from "./session";

/** Carries out what was done to the conversation in front; `write` moves to the field when it became the technician's. */
export function actOnRow(session: ConsoleSession, row: ConversationChanged, action: Act, write: () => void): void {
  const { commands, mail } = session;
  const id = row.conversation_id;
  switch (action.kind) {
    case "claim":
      return void commands.claim(id).then((done) => done && write());
    case "accept":
      return void commands.accept(id).then((done) => done && write());
    case "put_back":
      return void commands.putBack(id);
    case "transfer":
      return void commands.transfer(id, action.to, action.reason);
    case "take_over":
      return void commands.takeOver(id, action.reason).then((done) => done && write());
    case "return_to_bot":
      return void commands.returnToBot(id);
    case "resolve":
      return void commands.resolve(id, action.outcome, action.label);
    case "write":
      return mail.write(row, action.voice, action.text, action.files, action.mentions);
    case "retry":
      return mail.retry(action.item, row.epoch);
    case "typing":
      return void commands.setTyping(id, action.on);
  }
}
