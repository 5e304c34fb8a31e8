/** Rows and answers of the console's namespace, for tests to vary. */
import type {
  Colleague,
  ConversationChanged,
  ConversationOpened,
  DecisionView,
  Me,
  StaffMessageCreated,
} from "../../../web/shared/protocol";
import { AT, CONVERSATION, message } from "../wire";

export const ME = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
export const COLLEAGUE = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";

export function row(change: Partial<ConversationChanged> = {}): ConversationChanged {
  return {
    conversation_id: CONVERSATION,
    epoch: 1,
    at: AT,
    reference: "WD-1001",
    organization_id: "cccccccc-cccc-4ccc-8ccc-cccccccccccc",
    organization_name: "Northwind Coffee",
    status: "queued",
    owner: { kind: "queue", name: null },
    owner_technician_id: null,
    visitor_name: "Sam Reed",
    verification: "unverified",
    team: "Service desk",
    priority: "normal",
    reason: "asked_for_person",
    queued_at: AT,
    accept_by: null,
    started_at: AT,
    outcome: null,
    ticket_since: null,
    contact_email: null,
    last_seq: 0,
    preview: "hello",
    preview_author: "visitor",
    last_author: "visitor",
    last_message_at: AT,
    sla: null,
    new_handoff: false,
    ...change,
  };
}

export function staffMessage(seq: number, change: Partial<StaffMessageCreated> = {}): StaffMessageCreated {
  return { ...message(seq), visibility: "everyone", ...change };
}

export function decision(messageSeq: number): DecisionView {
  return {
    message_seq: messageSeq,
    at: AT,
    policy_version: "1",
    model_version: null,
    rule: "understood",
    outcome: "answer",
    confidence: 0.9,
    margin: null,
    top: [],
    signals: [],
    explanation: "The bot recognised a topic it may answer.",
  };
}

export function opened(change: Partial<ConversationOpened> = {}): ConversationOpened {
  const visitor = { name: "Visitor ABCD", email: null, verification: "unverified" as const, verified_at: null, subject: null, answers: [] };
  return { ok: true, conversation: row(), card: null, requests: [], slots: [], visitor, page_url: null, device: null, visitor_here: true, visitor_saw: null, read_seq: null, viewers: [], messages: [], decisions: [], ...change };
}

export const me: Me = { technician_id: ME, name: "Priya Nair", email: "priya@example.com", organizations: [] };

export function colleague(change: Partial<Colleague> = {}): Colleague {
  return { technician_id: COLLEAGUE, name: "Tom Weir", state: "available", away_reason: null, load: 1, capacity: 5, ...change };
}
