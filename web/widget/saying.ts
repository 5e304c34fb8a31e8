/** What a visitor says: in words or files, or by asking for a person; and the command that says it. */
import type { AttachmentView, MessageCreated } from "../shared/protocol";
import type { VisitorLink } from "./link";

/** What waits in the outbox; `shown` is what its bubble says. */
export type Saying =
  | { kind: "text"; message: string; shown: string; files?: readonly AttachmentView[] }
  | { kind: "person"; shown: string };

export function deliver(link: VisitorLink, client_msg_id: string, saying: Saying): Promise<{ message: MessageCreated }> {
  if (saying.kind === "person") return link.command("request_person", { client_msg_id });
  const attachments = (saying.files ?? []).map(({ id }) => id);
  return link.command("user_uttered", { message: saying.message, client_msg_id, attachments });
}
