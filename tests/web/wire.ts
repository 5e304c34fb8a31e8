/** Rows and answers as the service sends them, for tests to vary. */
import type { AttachmentView, ConversationEnded, ConversationUpdated, MessageCreated, QueueUpdated, SessionOpened } from "../../web/shared/protocol";

export const CONVERSATION = "11111111-1111-4111-8111-111111111111";
export const AT = "2025-03-03T10:00:00Z";

export function message(seq: number, change: Partial<MessageCreated> = {}): MessageCreated {
  return {
    conversation_id: CONVERSATION,
    epoch: 1,
    at: AT,
    seq,
    client_msg_id: null,
    author: "visitor",
    author_name: null,
    text: `message ${seq}`,
    html: null,
    buttons: [],
    redacted: [],
    attachments: [],
    ...change,
  };
}

export function attachment(change: Partial<AttachmentView> = {}): AttachmentView {
  return {
    id: "a1",
    name: "shot.png",
    media_type: "image/png",
    size: 9,
    url: "/old",
    preview: null,
    links_end_at: null,
    ...change,
  };
}

export function conversation(change: Partial<ConversationUpdated> = {}): ConversationUpdated {
  return {
    conversation_id: CONVERSATION,
    epoch: 1,
    at: AT,
    status: "bot",
    owner: { kind: "bot", name: null },
    last_seq: 0,
    ticket: null,
    abandoned: false,
    ...change,
  };
}

export function claimedBy(name: string, epoch: number, last_seq = 0): ConversationUpdated {
  return conversation({ epoch, last_seq, status: "assigned", owner: { kind: "technician", name } });
}

export function ended(epoch: number, change: Partial<ConversationEnded> = {}): ConversationEnded {
  return {
    conversation_id: CONVERSATION,
    epoch,
    at: AT,
    by_visitor: false,
    abandoned: false,
    reopen_until: "2999-01-01T00:00:00Z",
    to_rate: [],
    ...change,
  };
}

export function queue(position: number, epoch: number): QueueUpdated {
  return { conversation_id: CONVERSATION, epoch, at: AT, position, eta_min_s: null, eta_max_s: null, unit: "position", longer: false };
}

export function sessionOpened(change: Partial<SessionOpened> = {}): SessionOpened {
  return {
    ok: true,
    session_id: "token-1",
    conversation_id: CONVERSATION,
    organization_name: "Brightwater",
    reference: "WD-ABCDEFGH",
    conversation: conversation(),
    ended: null,
    queue: null,
    messages: [],
    attachment_limit_bytes: 10_485_760,
    notices: [],
    identity: { verification: "unverified", name: null, address: null },
    pre_chat: [],
    ...change,
  };
}
