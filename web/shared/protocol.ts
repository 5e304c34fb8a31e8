// Generated from handoff/transports/protocol by `make protocol`; do not edit.

/**
 * Where a conversation stands.
 */
export type Status = "bot" | "queued" | "assigned" | "resolved";
/**
 * Who owns a conversation during a stretch.
 */
export type OwnerKind = "bot" | "queue" | "technician" | "nobody";
/**
 * Who wrote a message.
 */
export type AuthorKind = "visitor" | "bot" | "technician" | "system";
/**
 * What was taken out of a message before anyone could see it (P9).
 */
export type SecretKind =
  "password" | "card_number" | "bank_account" | "key" | "private_key" | "recovery_key" | "one_time_code";
/**
 * How a conversation was left; `abandoned` is by the visitor's silence and counts as no answer of the desk.
 */
export type Resolution = "solved" | "workaround" | "not_solved" | "no_answer" | "abandoned";
/**
 * Whether a technician can be given work; `offline` follows from a lease that ran out and is never chosen.
 */
export type PresenceState = "available" | "away" | "offline";
/**
 * What a member of staff may do in an organization.
 */
export type Role = "technician" | "lead";
/**
 * How a visitor's identity is known: not at all, by a code sent to an e-mail address, by a signed token.
 */
export type Verification = "unverified" | "email_code" | "signed_token";
/**
 * How soon a person must look at a handoff.
 */
export type Priority = "urgent" | "high" | "normal";
/**
 * Why a technician is away.
 */
export type AwayReason = "not_started" | "chosen" | "did_not_accept";
/**
 * What a visitor asks to have done to an account.
 */
export type RequestKind = "reset_password" | "unlock_account";
/**
 * Who may ever see a message: the column that keeps private things private (P8).
 */
export type Visibility = "everyone" | "note" | "suppressed" | "withheld";
/**
 * What the policy made of one visitor message.
 */
export type DecisionOutcome = "answer" | "flow" | "social" | "clarify" | "handoff" | "relay";

export interface Protocol {
  VisitorCommands: VisitorCommands;
  VisitorAcks: VisitorAcks;
  VisitorFacts: VisitorFacts;
  ConsoleCommands: ConsoleCommands;
  ConsoleAcks: ConsoleAcks;
  ConsoleFacts: ConsoleFacts;
  Failure: Failure;
  message_limit: 10000;
}
export interface VisitorCommands {
  session_request: SessionRequest;
  user_uttered: UserUttered;
  request_person: RequestPerson;
  start_conversation: StartConversation;
  leave_address: LeaveAddress;
  set_typing: SetTyping;
  seen: Seen;
  renew_attachment: RenewAttachment;
}
/**
 * Open or resume a conversation; `session_id` is the opaque token of an earlier `session_confirm`.
 */
export interface SessionRequest {
  session_id?: string | null;
  last_seq?: number;
}
/**
 * One message, or the payload of a button the bot offered; `client_msg_id` makes a retry harmless.
 *
 * `session_id` is for Rasa's own widgets, which after a reconnect may write before they ask for their session.
 */
export interface UserUttered {
  attachments?: string[];
  message: string;
  client_msg_id?: string | null;
  session_id?: string | null;
}
/**
 * Ask for a person, from any state.
 */
export interface RequestPerson {
  client_msg_id?: string | null;
}
/**
 * Leave a resolved conversation behind and begin a new one.
 */
export interface StartConversation {}
/**
 * Say where to write to when the conversation is answered later.
 */
export interface LeaveAddress {
  email: string;
}
/**
 * Tell the other side that somebody is typing, or stopped.
 */
export interface SetTyping {
  on: boolean;
}
/**
 * Report that the chat is open and visible, and shows the messages up to this one.
 */
export interface Seen {
  seq: number;
}
/**
 * Ask for new links to a file whose links have run out.
 */
export interface RenewAttachment {
  attachment_id: string;
}
export interface VisitorAcks {
  session_request: SessionOpened;
  user_uttered: MessageStored;
  request_person: MessageStored;
  start_conversation: SessionOpened;
  leave_address: Done;
  set_typing: Done;
  seen: Done;
  renew_attachment: AttachmentRenewed;
}
/**
 * The ack of `session_request` and `start_conversation`: the state, and exactly the messages missed.
 *
 * `read_seq` is the visitor's own last message that the technician who owns the conversation has read.
 */
export interface SessionOpened {
  ok?: boolean;
  session_id: string;
  conversation_id: string;
  organization_name: string;
  conversation: ConversationUpdated;
  queue: QueueUpdated | null;
  messages: MessageCreated[];
  attachment_limit_bytes: number;
  read_seq?: number | null;
}
/**
 * The conversation's state after a change of owner, or of the ticket it has become.
 *
 * `abandoned` says that it was closed because its visitor did not answer.
 */
export interface ConversationUpdated {
  conversation_id: string;
  epoch: number;
  at: string;
  status: Status;
  owner: Owner;
  last_seq: number;
  ticket?: TicketView | null;
  abandoned?: boolean;
}
/**
 * Who holds the conversation now; `name` for a person only.
 */
export interface Owner {
  kind: OwnerKind;
  name?: string | null;
}
/**
 * A conversation that is answered later: since when, when the desk opens (if it was closed), and where to write.
 */
export interface TicketView {
  reference: string;
  since: string;
  opens_at: string | null;
  contact_email: string | null;
}
/**
 * Where the visitor stands in the queue; waiting times in seconds, null while they cannot be told.
 *
 * `longer` says that this is worse than what was told before.
 */
export interface QueueUpdated {
  conversation_id: string;
  epoch: number;
  at: string;
  position: number;
  eta_min_s?: number | null;
  eta_max_s?: number | null;
  /**
   * What a visitor in the queue can be told about the wait.
   */
  unit?: "position" | "time" | "unknown";
  longer?: boolean;
}
/**
 * A message as the visitor may see it; `html` is safe to insert, `text` is what was written.
 */
export interface MessageCreated {
  conversation_id: string;
  epoch: number;
  at: string;
  seq: number;
  client_msg_id: string | null;
  author: AuthorKind;
  author_name: string | null;
  text: string;
  html: string | null;
  buttons: Button[];
  redacted: SecretKind[];
  attachments: AttachmentView[];
}
/**
 * A reply the visitor can press; `payload` is sent back as the message.
 */
export interface Button {
  title: string;
  payload: string;
}
/**
 * One file; addresses are paths of this service, for visitors signed and good until `links_end_at`.
 */
export interface AttachmentView {
  id: string;
  name: string;
  media_type: string;
  size: number;
  url: string;
  preview: PreviewView | null;
  links_end_at: string | null;
}
/**
 * A picture of an image, and its size in pixels.
 */
export interface PreviewView {
  url: string;
  width: number;
  height: number;
}
/**
 * The ack of a message: the stored row, the first one when this was a retry.
 */
export interface MessageStored {
  ok?: boolean;
  message: MessageCreated;
}
/**
 * The ack of a command that returns nothing.
 */
export interface Done {
  ok?: boolean;
}
/**
 * The ack of `renew_attachment`, and the answer to an upload.
 */
export interface AttachmentRenewed {
  ok?: boolean;
  attachment: AttachmentView;
}
export interface VisitorFacts {
  message_created: MessageCreated;
  conversation_updated: ConversationUpdated;
  queue_updated: QueueUpdated;
  typing: TypingFact;
  message_read: MessageRead;
  bot_uttered: BotUttered;
}
/**
 * Somebody on the other side is typing; to be dropped after `ttl_s` seconds.
 */
export interface TypingFact {
  conversation_id: string;
  epoch: number;
  at: string;
  who: AuthorKind;
  name: string | null;
  on: boolean;
  ttl_s: number;
}
/**
 * The technician who owns the conversation has read the visitor's own message with this seq.
 */
export interface MessageRead {
  conversation_id: string;
  epoch: number;
  at: string;
  seq: number;
}
/**
 * A message in the shape of Rasa's own channel, for widgets that know no other.
 */
export interface BotUttered {
  text: string;
  quick_replies?: QuickReply[];
}
/**
 * A button in the shape of Rasa's own channel.
 */
export interface QuickReply {
  title: string;
  payload: string;
  content_type?: "text";
}
export interface ConsoleCommands {
  console_open: ConsoleOpen;
  open_conversation: OpenConversation;
  claim: Claim;
  reply: Reply;
  note: Note;
  return_to_bot: ReturnToBot;
  resolve: Resolve;
  set_typing: SetConsoleTyping;
  set_presence: SetPresence;
  accept: Accept;
  put_back: PutBack;
  transfer: Transfer;
  take_over: TakeOver;
  transfer_targets: TransferTargets;
  mark_read: MarkRead;
  set_viewing: SetViewing;
}
/**
 * Ask for the lists.
 */
export interface ConsoleOpen {
  kind?: "lists";
}
/**
 * Read a conversation and follow it live; only messages after `last_seq` are sent.
 */
export interface OpenConversation {
  conversation_id: string;
  last_seq?: number;
}
/**
 * Become the owner of a waiting conversation, or take one over from the bot.
 */
export interface Claim {
  conversation_id: string;
  epoch: number;
}
/**
 * Write to the visitor.
 */
export interface Reply {
  attachments?: string[];
  conversation_id: string;
  epoch: number;
  text: string;
  client_msg_id: string;
}
/**
 * Write to colleagues only.
 */
export interface Note {
  attachments?: string[];
  conversation_id: string;
  text: string;
  client_msg_id: string;
}
/**
 * Give the conversation back to the bot, which starts clean.
 */
export interface ReturnToBot {
  conversation_id: string;
  epoch: number;
}
/**
 * End the conversation with an outcome.
 */
export interface Resolve {
  conversation_id: string;
  epoch: number;
  outcome: Resolution;
}
/**
 * Tell colleagues that the technician is typing a reply, or stopped, and the visitor if it is theirs to answer.
 */
export interface SetConsoleTyping {
  conversation_id: string;
  on: boolean;
}
/**
 * Become available, so that conversations are offered, or away.
 */
export interface SetPresence {
  state: PresenceState;
}
/**
 * Take a conversation that was offered; replying does it too.
 */
export interface Accept {
  conversation_id: string;
  epoch: number;
}
/**
 * Return one's own conversation to its queue, at its original time.
 */
export interface PutBack {
  conversation_id: string;
  epoch: number;
}
/**
 * Pass one's own conversation on, to a team or to a colleague; the reason is a note for colleagues.
 */
export interface Transfer {
  conversation_id: string;
  epoch: number;
  team_id?: string | null;
  technician_id?: string | null;
  reason: string;
}
/**
 * Become the owner of a colleague's conversation; for leads.
 */
export interface TakeOver {
  conversation_id: string;
  epoch: number;
  reason: string;
}
/**
 * Ask whom a conversation can be passed to.
 */
export interface TransferTargets {
  conversation_id: string;
}
/**
 * Report that the technician has read the conversation up to this message.
 */
export interface MarkRead {
  conversation_id: string;
  seq: number;
}
/**
 * Report which conversation is in front and visible, null for none; said again while that lasts.
 */
export interface SetViewing {
  conversation_id: string | null;
}
export interface ConsoleAcks {
  console_open: ConsoleOpened;
  open_conversation: ConversationOpened;
  claim: ConversationAck;
  reply: StaffMessageStored;
  note: StaffMessageStored;
  return_to_bot: ConversationAck;
  resolve: ConversationAck;
  set_typing: Done;
  set_presence: PresenceSet;
  accept: ConversationAck;
  put_back: ConversationAck;
  transfer: ConversationAck;
  take_over: ConversationAck;
  transfer_targets: TargetsFound;
  mark_read: Done;
  set_viewing: Done;
}
/**
 * The ack of `console_open`: everything the lists need.
 */
export interface ConsoleOpened {
  ok?: boolean;
  me: Me;
  conversations: ConversationChanged[];
  attachment_limit_bytes: number;
  presence: Colleague[];
  read: ReadUpTo[];
}
/**
 * Who is signed in.
 */
export interface Me {
  technician_id: string;
  name: string;
  email: string;
  organizations: OrganizationView[];
}
/**
 * A client company the technician works for.
 */
export interface OrganizationView {
  organization_id: string;
  name: string;
  role: Role;
}
/**
 * One row of the console's lists; sent after every change that the row shows.
 */
export interface ConversationChanged {
  conversation_id: string;
  epoch: number;
  at: string;
  reference: string;
  organization_id: string;
  organization_name: string;
  status: Status;
  owner: Owner;
  owner_technician_id: string | null;
  visitor_name: string;
  verification: Verification;
  team: string | null;
  priority: Priority;
  reason: string | null;
  queued_at: string | null;
  accept_by: string | null;
  started_at: string;
  outcome: Resolution | null;
  ticket_since: string | null;
  contact_email: string | null;
  last_seq: number;
  preview: string;
  preview_author: AuthorKind;
  last_message_at: string;
  new_handoff: boolean;
}
/**
 * A technician as colleagues see them; `load` counts what they hold and what they were offered.
 */
export interface Colleague {
  technician_id: string;
  name: string;
  state: PresenceState;
  away_reason: AwayReason | null;
  load: number;
  capacity: number;
}
/**
 * How far the technician has read a conversation, in whichever browser.
 */
export interface ReadUpTo {
  conversation_id: string;
  seq: number;
}
/**
 * The ack of `open_conversation`; `read_seq` is how far the technician had read, null on a first look.
 */
export interface ConversationOpened {
  ok?: boolean;
  conversation: ConversationChanged;
  card: HandoffCard | null;
  requests: AccountRequest[];
  page_url: string | null;
  visitor_here: boolean;
  visitor_saw: VisitorSaw | null;
  read_seq: number | null;
  viewers: ViewerView[];
  messages: StaffMessageCreated[];
  decisions: DecisionView[];
}
/**
 * Why a conversation came to a person, to be read in ten seconds.
 */
export interface HandoffCard {
  requested_at: string;
  reason: string;
  rule: string;
  why: string;
  priority: Priority;
  confidence: number | null;
  top: TopIntent[];
  slots: Slot[];
  tried: string[];
  withheld: string[];
  message_seq: number | null;
}
/**
 * One guess of the classifier.
 */
export interface TopIntent {
  intent: string;
  title: string;
  confidence: number;
}
/**
 * Something the visitor told a flow.
 */
export interface Slot {
  name: string;
  value: string;
}
/**
 * A reset or unlock that waits for a person.
 */
export interface AccountRequest {
  kind: RequestKind;
  account: string;
  requested_at: string;
}
/**
 * Since when the visitor has seen what others wrote, up to this message.
 */
export interface VisitorSaw {
  conversation_id: string;
  seq: number;
  at: string;
}
/**
 * A technician who has the conversation in front.
 */
export interface ViewerView {
  technician_id: string;
  name: string;
}
/**
 * A message as staff may see it: notes, suppressed and withheld replies included.
 */
export interface StaffMessageCreated {
  conversation_id: string;
  epoch: number;
  at: string;
  seq: number;
  client_msg_id: string | null;
  author: AuthorKind;
  author_name: string | null;
  text: string;
  html: string | null;
  buttons: Button[];
  redacted: SecretKind[];
  attachments: AttachmentView[];
  visibility: Visibility;
}
/**
 * The decision record of one visitor message.
 */
export interface DecisionView {
  message_seq: number;
  at: string;
  policy_version: string;
  model_version: string | null;
  rule: string;
  outcome: DecisionOutcome;
  confidence: number | null;
  margin: number | null;
  top: TopIntent[];
  signals: string[];
  explanation: string;
}
/**
 * The ack of a change of owner.
 */
export interface ConversationAck {
  ok?: boolean;
  conversation: ConversationChanged;
}
/**
 * The ack of a reply or note: the stored row, the first one when this was a retry.
 */
export interface StaffMessageStored {
  ok?: boolean;
  message: StaffMessageCreated;
}
/**
 * The ack of `set_presence`.
 */
export interface PresenceSet {
  ok?: boolean;
  presence: Colleague;
}
/**
 * The ack of `transfer_targets`.
 */
export interface TargetsFound {
  ok?: boolean;
  teams: TeamTarget[];
  people: Colleague[];
}
/**
 * A team, how many wait in its queue, and how many of its members are available.
 */
export interface TeamTarget {
  team_id: string;
  name: string;
  waiting: number;
  available: number;
}
export interface ConsoleFacts {
  message_created: StaffMessageCreated;
  conversation_updated: ConversationChanged;
  typing: TypingFact;
  presence_changed: PresenceChanged;
  ownership_lost: OwnershipLost;
  visitor_moved: VisitorMoved;
  read_moved: ReadUpTo;
  visitor_saw: VisitorSaw;
  viewer_moved: ViewerMoved;
  colleague_typing: ColleagueTyping;
}
/**
 * A colleague, or oneself, became available, away or offline.
 */
export interface PresenceChanged {
  organization_id: string;
  presence: Colleague;
  at: string;
}
/**
 * A conversation is no longer this technician's, and they did not give it away; `why` is a sentence for them.
 */
export interface OwnershipLost {
  conversation_id: string;
  epoch: number;
  at: string;
  why: string;
}
/**
 * The visitor has the chat open somewhere, or nowhere any more.
 */
export interface VisitorMoved {
  conversation_id: string;
  here: boolean;
  at: string;
}
/**
 * A technician has the conversation in front, to be dropped after `ttl_s` seconds, or not any more.
 */
export interface ViewerMoved {
  technician_id: string;
  name: string;
  conversation_id: string;
  here: boolean;
  ttl_s: number;
}
/**
 * A technician types a reply, to be dropped after `ttl_s` seconds, or stopped.
 */
export interface ColleagueTyping {
  technician_id: string;
  name: string;
  conversation_id: string;
  on: boolean;
  ttl_s: number;
}
/**
 * The ack of a refused command.
 */
export interface Failure {
  error: ErrorBody;
}
/**
 * What went wrong and what to do about it.
 */
export interface ErrorBody {
  code: string;
  message: string;
}
