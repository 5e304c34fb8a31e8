// Generated from handoff/transports/protocol by `make protocol`; do not edit.

/**
 * Whose help a visitor rates.
 */
export type Rated = "bot" | "technician";
/**
 * What a visitor says of somebody's help.
 */
export type Score = "good" | "bad";
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
 * How a visitor's identity is known: not at all, by a code sent to an e-mail address, by a signed token.
 */
export type Verification = "unverified" | "email_code" | "signed_token";
/**
 * What a pre-chat field takes.
 */
export type FieldKind = "text" | "email" | "choice";
/**
 * How a conversation was left.
 *
 * `abandoned` is by the visitor's silence, `ended_by_visitor` by their own word; neither is an answer of the desk.
 */
export type Resolution = "solved" | "workaround" | "not_solved" | "no_answer" | "abandoned" | "ended_by_visitor";
/**
 * What a technician, at the end, says of the handoff that brought them in.
 */
export type HandoffLabel = "right" | "bot_could_answer" | "too_late" | "wrong_team";
/**
 * Whether a technician can be given work; `offline` follows from a lease that ran out and is never chosen.
 */
export type PresenceState = "available" | "away" | "offline";
/**
 * How soon a person must look at a handoff.
 */
export type Priority = "urgent" | "high" | "normal";
/**
 * A list of the console: where a conversation stands, seen from one technician.
 */
export type ListName = "waiting" | "tickets" | "mine" | "bot" | "colleagues" | "resolved";
/**
 * To whom a technician writes: a reply to the visitor, a note to colleagues.
 */
export type Voice = "reply" | "note";
/**
 * What a visitor asks to have done to an account.
 */
export type RequestKind = "reset_password" | "unlock_account";
/**
 * What a member of staff may do in an organization.
 */
export type Role = "technician" | "lead";
/**
 * What people promise to do in time: the first answer, each later answer, and the end.
 */
export type SlaTerm = "first_response" | "next_response" | "resolution";
/**
 * For whom an SLA clock stands still: the visitor, who owes an answer, or the bot, who has the conversation.
 */
export type SlaPause = "visitor" | "bot";
/**
 * Why a technician is away.
 */
export type AwayReason = "not_started" | "chosen" | "did_not_accept";
/**
 * Where a reset request stands: from asked for, by approvals if people must look, proof and the act, to its end.
 */
export type RequestStatus =
  "requested" | "needs_person" | "cleared" | "proven" | "carrying_out" | "completed" | "refused" | "expired";
/**
 * How far a reset may go without people, from the least to the most careful.
 */
export type RiskOutcome = "automate" | "verify_first" | "security_review" | "refuse_and_alert";
/**
 * Who says so.
 */
export type SignalSource = "signed_token" | "directory" | "typed" | "inferred";
/**
 * Who something known of a conversation comes from: the bot's question, the visitor's form, a technician.
 */
export type SlotOrigin = "bot" | "form" | "technician";
/**
 * Who may ever see a message: the column that keeps private things private (P8).
 */
export type Visibility = "everyone" | "note" | "suppressed" | "withheld";
/**
 * What the policy made of one visitor message.
 */
export type DecisionOutcome = "answer" | "flow" | "social" | "clarify" | "handoff" | "relay";
/**
 * What a technician may take back for a moment.
 */
export type Undoable = "claimed" | "put_back" | "transferred" | "returned_to_bot" | "resolved";
/**
 * Where a suggestion comes from: the bot's answers, or the canned replies.
 */
export type SuggestionKind = "answer" | "canned";
/**
 * How somebody is reached outside the account.
 */
export type ContactKind = "email" | "phone";
/**
 * What makes a reset riskier.
 */
export type RiskSignal =
  | "privileged_group"
  | "finance_group"
  | "second_reset"
  | "reset_burst"
  | "mfa_removed"
  | "contact_changed"
  | "not_the_owner"
  | "identity_unverified"
  | "identity_mismatch"
  | "outside_hours"
  | "someone_else_asked"
  | "pressure"
  | "changed_by_another"
  | "phishing_mode";
/**
 * What is due about a clock: a word to whoever should answer, one to the leads, and the breach.
 */
export type SlaStep = "warn_technician" | "warn_leads" | "breach";

export interface Protocol {
  VisitorCommands: VisitorCommands;
  VisitorAcks: VisitorAcks;
  VisitorFacts: VisitorFacts;
  ConsoleCommands: ConsoleCommands;
  ConsoleAcks: ConsoleAcks;
  ConsoleFacts: ConsoleFacts;
  Failure: Failure;
  message_limit: 10000;
  comment_limit: 1000;
}
export interface VisitorCommands {
  session_request: SessionRequest;
  user_uttered: UserUttered;
  request_person: RequestPerson;
  start_conversation: StartConversation;
  leave_address: LeaveAddress;
  end_conversation: EndConversation;
  reopen_conversation: ReopenConversation;
  rate: Rate;
  mail_transcript: MailTranscript;
  set_typing: SetTyping;
  request_email_code: RequestEmailCode;
  confirm_email_code: ConfirmEmailCode;
  answer_pre_chat: AnswerPreChat;
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
 * End one's own conversation; refused when it has changed hands since `epoch`.
 */
export interface EndConversation {
  epoch: number;
}
/**
 * Take up what ended, in the same thread; refused once its time is over.
 */
export interface ReopenConversation {
  epoch: number;
}
/**
 * Say how somebody helped, once; the same rating again is harmless.
 */
export interface Rate {
  about: Rated;
  score: Score;
  comment?: string;
}
/**
 * Ask for a copy by mail, to the address that is known unless one is given.
 */
export interface MailTranscript {
  email?: string | null;
}
/**
 * Tell the other side that somebody is typing, or stopped.
 */
export interface SetTyping {
  on: boolean;
}
/**
 * Have a code sent to an address; the answer is the same for every address.
 */
export interface RequestEmailCode {
  email: string;
}
/**
 * The digits from the mail; spaces between them do no harm.
 */
export interface ConfirmEmailCode {
  code: string;
}
/**
 * The answers by field id; what is left out or empty was skipped.
 */
export interface AnswerPreChat {
  answers: {
    [k: string]: string;
  };
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
  end_conversation: ConversationState;
  reopen_conversation: ConversationState;
  rate: ConversationState;
  mail_transcript: TranscriptPromised;
  set_typing: Done;
  request_email_code: Done;
  confirm_email_code: IdentityShown;
  answer_pre_chat: Done;
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
  reference: string;
  conversation: ConversationUpdated;
  ended: ConversationEnded | null;
  queue: QueueUpdated | null;
  messages: MessageCreated[];
  attachment_limit_bytes: number;
  notices: NoticeShown[];
  identity: OwnIdentity;
  pre_chat: PreChatQuestion[];
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
 * How a conversation ended, until when it can be taken up again, and who can be rated.
 */
export interface ConversationEnded {
  conversation_id: string;
  epoch: number;
  at: string;
  by_visitor: boolean;
  abandoned: boolean;
  reopen_until: string;
  to_rate: RatingAskedView[];
}
/**
 * Somebody who took part and is not rated yet.
 */
export interface RatingAskedView {
  about: Rated;
  name: string;
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
 * A notice in force; `revision` tells a changed one from the one that a visitor has put away.
 */
export interface NoticeShown {
  notice_id: string;
  revision: number;
  text: string;
  published_at: string;
  ends_at: string;
}
/**
 * Whom the visitor is shown as; `address` is the one that was vouched for or confirmed.
 */
export interface OwnIdentity {
  verification: Verification;
  name: string | null;
  address: string | null;
}
/**
 * One field of the form before the first message.
 */
export interface PreChatQuestion {
  id: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  choices: string[];
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
 * The ack of what ends, reopens or rates: how the conversation stands now.
 */
export interface ConversationState {
  ok?: boolean;
  conversation: ConversationUpdated;
  ended: ConversationEnded | null;
}
/**
 * The ack of `mail_transcript`: where to, and whether the whole conversation or a receipt only is sent.
 */
export interface TranscriptPromised {
  ok?: boolean;
  recipient: string;
  whole: boolean;
}
/**
 * The ack of `confirm_email_code`: who the visitor is from now on.
 */
export interface IdentityShown {
  ok?: boolean;
  identity: OwnIdentity;
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
  conversation_ended: ConversationEnded;
  queue_updated: QueueUpdated;
  typing: TypingFact;
  message_read: MessageRead;
  bot_uttered: BotUttered;
  notices_changed: NoticesChanged;
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
/**
 * All notices in force, after one was published, changed or ended; one that is missing here has ended.
 */
export interface NoticesChanged {
  notices: NoticeShown[];
  at: string;
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
  save_view: SaveView;
  delete_view: DeleteView;
  undo: Undo;
  set_slot: SetSlot;
  earlier_conversations: EarlierConversations;
  read_earlier: ReadEarlier;
  open_news: OpenNews;
  publish_notice: PublishNotice;
  change_notice: ChangeNotice;
  end_notice: EndNotice;
  dismiss_surge: DismissSurge;
  canned_replies: CannedReplies;
  suggest: Suggest;
  save_draft: SaveDraft;
  read_drafts: ReadDrafts;
  mention_targets: MentionTargets;
  unseen_mentions: UnseenMentions;
  look_at_mentions: LookAtMentions;
  mark_read: MarkRead;
  set_viewing: SetViewing;
  start_reset: StartReset;
  open_security: OpenSecurity;
  read_reset: ReadReset;
  approve_reset: ApproveReset;
  refuse_reset: RefuseReset;
  begin_phishing_mode: BeginPhishingMode;
  end_phishing_mode: EndPhishingMode;
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
 * Write to colleagues only; `mentions` are technicians it names, beside those found in the text by their names.
 */
export interface Note {
  attachments?: string[];
  conversation_id: string;
  text: string;
  client_msg_id: string;
  mentions?: string[];
}
/**
 * Give the conversation back to the bot, which starts clean.
 */
export interface ReturnToBot {
  conversation_id: string;
  epoch: number;
}
/**
 * End the conversation with an outcome, and say if one likes whether it was right that it came to a person.
 */
export interface Resolve {
  conversation_id: string;
  epoch: number;
  outcome: Resolution;
  label?: HandoffLabel | null;
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
 * Keep a filter under a name that one has not used yet.
 */
export interface SaveView {
  name: string;
  filter: ListFilter;
}
/**
 * What a conversation must be to be shown; what is left out does not matter.
 */
export interface ListFilter {
  organization_id?: string | null;
  team?: string | null;
  priority?: Priority | null;
  standing?: ListName | null;
  at_risk?: boolean;
  text?: string;
}
/**
 * Forget a view; one that is gone already is no error.
 */
export interface DeleteView {
  view_id: string;
}
/**
 * Take back what one has just done; `epoch` is the one that it led to.
 */
export interface Undo {
  conversation_id: string;
  epoch: number;
}
/**
 * Put right what is known, as the conversation's technician.
 */
export interface SetSlot {
  conversation_id: string;
  epoch: number;
  name: string;
  value: string;
}
/**
 * Ask for what this visitor began earlier; the next page with the last `conversation_id` of the page before.
 */
export interface EarlierConversations {
  conversation_id: string;
  before_id?: string | null;
}
/**
 * Read an earlier conversation of the same visitor; the one that is open stays followed.
 */
export interface ReadEarlier {
  conversation_id: string;
  earlier_id: string;
}
/**
 * Ask for the surges and notices of one's organizations, and what notices can be about.
 */
export interface OpenNews {}
/**
 * Tell every visitor of an organization something for `lasts_s` seconds, and let the bot give it for the topics.
 */
export interface PublishNotice {
  organization_id: string;
  surge_id?: string | null;
  text: string;
  /**
   * @maxItems 100
   */
  topics: string[];
  lasts_s: number;
}
/**
 * Say something else in a notice, as long as it is still at `revision`; it lasts `lasts_s` seconds from now.
 */
export interface ChangeNotice {
  notice_id: string;
  revision: number;
  text: string;
  /**
   * @maxItems 100
   */
  topics: string[];
  lasts_s: number;
}
/**
 * End a notice before its time.
 */
export interface EndNotice {
  notice_id: string;
}
/**
 * Say why nobody needs to hear of a surge.
 */
export interface DismissSurge {
  surge_id: string;
  reason: string;
}
/**
 * Ask for the canned replies that may be used in a conversation.
 */
export interface CannedReplies {
  conversation_id: string;
}
/**
 * Ask what fits the visitor's last messages.
 */
export interface Suggest {
  conversation_id: string;
}
/**
 * Keep unsent text that was typed `age_s` seconds ago; no text removes what is kept.
 */
export interface SaveDraft {
  conversation_id: string;
  voice: Voice;
  text: string;
  age_s?: number;
}
/**
 * Ask for one's own drafts in a conversation.
 */
export interface ReadDrafts {
  conversation_id: string;
}
/**
 * Ask who may be mentioned in a conversation's notes.
 */
export interface MentionTargets {
  conversation_id: string;
}
/**
 * Ask for every mention that was not looked at yet.
 */
export interface UnseenMentions {}
/**
 * Say that the notes of a conversation were looked at, up to this message.
 */
export interface LookAtMentions {
  conversation_id: string;
  up_to_seq: number;
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
/**
 * Begin a reset or an unlock for the visitor, who then proves and does it themselves.
 */
export interface StartReset {
  conversation_id: string;
  epoch: number;
  kind: RequestKind;
  account: string;
}
/**
 * Ask for the security review of each of one's organizations.
 */
export interface OpenSecurity {}
/**
 * Look at one request; that one has looked is recorded.
 */
export interface ReadReset {
  request_id: string;
}
/**
 * Approve the request in the version that was seen: who was called, on which number on file, what they said.
 */
export interface ApproveReset {
  request_id: string;
  version: number;
  called: string;
  number: string;
  said: string;
}
/**
 * End the request in the version that was seen.
 */
export interface RefuseReset {
  request_id: string;
  version: number;
  reason: string;
}
/**
 * Have people look at every reset of an organization for `lasts_s` seconds; for its leads.
 */
export interface BeginPhishingMode {
  organization_id: string;
  lasts_s: number;
  why: string;
}
/**
 * End it before its time; for leads.
 */
export interface EndPhishingMode {
  organization_id: string;
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
  save_view: Done;
  delete_view: Done;
  undo: ConversationAck;
  set_slot: SlotsKept;
  earlier_conversations: EarlierFound;
  read_earlier: ConversationOpened;
  open_news: NewsOpened;
  publish_notice: NoticePublished;
  change_notice: Done;
  end_notice: Done;
  dismiss_surge: Done;
  canned_replies: CannedRepliesFound;
  suggest: Suggested;
  save_draft: DraftSaved;
  read_drafts: DraftsRead;
  mention_targets: MentionTargetsFound;
  unseen_mentions: MentionsFound;
  look_at_mentions: Done;
  mark_read: Done;
  set_viewing: Done;
  start_reset: Done;
  open_security: SecurityOpened;
  read_reset: ResetRead;
  approve_reset: ResetRead;
  refuse_reset: ResetRead;
  begin_phishing_mode: Done;
  end_phishing_mode: Done;
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
  views: SavedView[];
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
 *
 * `preview` is the last that visitor or technician said, `last_author` whoever wrote the last message of all.
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
  last_author: AuthorKind;
  last_message_at: string;
  sla: SlaStanding | null;
  new_handoff: boolean;
}
/**
 * What is due next in a conversation; without a deadline while it stands still.
 */
export interface SlaStanding {
  term: SlaTerm;
  paused: SlaPause | null;
  warn_at: string | null;
  deadline_at: string | null;
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
 * A filter and its name.
 */
export interface SavedView {
  id: string;
  name: string;
  filter: ListFilter;
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
  slots: KnownSlot[];
  page_url: string | null;
  device: string | null;
  visitor: KnownVisitor;
  visitor_here: boolean;
  visitor_saw: VisitorSaw | null;
  read_seq: number | null;
  viewers: ViewerView[];
  messages: StaffMessageCreated[];
  decisions: DecisionView[];
}
/**
 * Why a conversation came to a person, to be read in ten seconds.
 *
 * `names_concern` says whether `message_seq`, which brought the person, says what is wrong; if not, `about_seq` is an
 * earlier message that does, if there is one.
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
  about_seq: number | null;
  names_concern: boolean;
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
 * A reset or unlock that was asked for, where it stands, and the signs around it, the heaviest first.
 */
export interface AccountRequest {
  id: string;
  kind: RequestKind;
  account: string;
  requested_at: string;
  status: RequestStatus;
  outcome: RiskOutcome | null;
  score: number | null;
  signs: RiskSign[];
}
/**
 * Something that makes a request riskier, with what it weighs and who says so.
 */
export interface RiskSign {
  why: string;
  weight: number;
  source: SignalSource;
}
/**
 * Something known of the conversation, and who it comes from.
 */
export interface KnownSlot {
  name: string;
  value: string;
  origin: SlotOrigin;
}
/**
 * A visitor; `subject` is the id by which the organization's own pages know them.
 */
export interface KnownVisitor {
  name: string;
  email: string | null;
  verification: Verification;
  verified_at: string | null;
  subject: string | null;
  answers: KnownAnswer[];
}
/**
 * An answer to a question of the organization; `typed` by the visitor, or else said by a signed token.
 */
export interface KnownAnswer {
  id: string;
  label: string;
  value: string;
  typed: boolean;
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
 * The ack of a change of owner, with what can be undone of it.
 */
export interface ConversationAck {
  ok?: boolean;
  conversation: ConversationChanged;
  undo: UndoOffer | null;
}
/**
 * What can be undone, and for how many seconds yet.
 */
export interface UndoOffer {
  action: Undoable;
  epoch: number;
  ttl_s: number;
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
/**
 * The ack of `set_slot`: everything known by now.
 */
export interface SlotsKept {
  ok?: boolean;
  slots: KnownSlot[];
}
/**
 * The ack of `earlier_conversations`, the latest first.
 */
export interface EarlierFound {
  ok?: boolean;
  conversations: EarlierConversation[];
  has_more: boolean;
}
/**
 * One conversation in a line.
 */
export interface EarlierConversation {
  conversation_id: string;
  reference: string;
  started_at: string;
  status: Status;
  outcome: Resolution | null;
  topic: string | null;
  reason: string | null;
  owner_name: string | null;
}
/**
 * The ack of `open_news`.
 */
export interface NewsOpened {
  ok?: boolean;
  rooms: Newsroom[];
  topics: TopicChoice[];
}
/**
 * One organization's news, and what its notices can be: lengths in seconds.
 */
export interface Newsroom {
  organization_name: string;
  news: NewsChanged;
  subjects: SubjectChoice[];
  lasts_s: number;
  longest_s: number;
}
/**
 * All surges to know of and all notices in force of one organization, after one has changed.
 */
export interface NewsChanged {
  organization_id: string;
  surges: SurgeView[];
  notices: NoticeView[];
  at: string;
}
/**
 * `visitors` came with one subject within `window_s` seconds; `text` is what a notice about it would begin with.
 */
export interface SurgeView {
  surge_id: string;
  subject: string;
  title: string;
  topics: string[];
  visitors: number;
  window_s: number;
  conversations: SampleConversation[];
  began_at: string;
  text: string;
}
/**
 * One of the conversations of a surge.
 */
export interface SampleConversation {
  conversation_id: string;
  reference: string;
}
/**
 * A notice in force, with the topics that the bot gives it for.
 */
export interface NoticeView {
  notice_id: string;
  surge_id: string | null;
  revision: number;
  text: string;
  topics: string[];
  published_by: string;
  published_at: string;
  ends_at: string;
}
/**
 * Topics that go together, and what a notice about them would begin with.
 */
export interface SubjectChoice {
  subject: string;
  title: string;
  topics: string[];
  text: string;
}
/**
 * A topic that notices can be given for.
 */
export interface TopicChoice {
  topic: string;
  title: string;
}
/**
 * The ack of `publish_notice`.
 */
export interface NoticePublished {
  ok?: boolean;
  notice_id: string;
}
/**
 * The ack of `canned_replies`, by title.
 */
export interface CannedRepliesFound {
  ok?: boolean;
  replies: CannedReplyView[];
}
/**
 * One of them, filled in; what nothing is known for is still in braces.
 */
export interface CannedReplyView {
  id: string;
  title: string;
  shortcut: string;
  text: string;
  languages: string[];
}
/**
 * The ack of `suggest`: a few, the best first; none while the bot is down.
 */
export interface Suggested {
  ok?: boolean;
  suggestions: SuggestionView[];
}
/**
 * Something to answer with; `likeness` is up to 1.
 */
export interface SuggestionView {
  kind: SuggestionKind;
  id: string;
  title: string;
  text: string;
  likeness: number;
}
/**
 * The ack of `save_draft`: what stands now, null for nothing; not `is_yours` when something newer was there.
 */
export interface DraftSaved {
  ok?: boolean;
  draft: DraftView | null;
  is_yours: boolean;
}
/**
 * A draft as it is kept: without secrets.
 */
export interface DraftView {
  text: string;
  written_at: string;
}
/**
 * The ack of `read_drafts`; `now` tells how old they are by the service's clock.
 */
export interface DraftsRead {
  ok?: boolean;
  reply: DraftView | null;
  note: DraftView | null;
  now: string;
}
/**
 * The ack of `mention_targets`, by name.
 */
export interface MentionTargetsFound {
  ok?: boolean;
  colleagues: MentionTarget[];
}
/**
 * A colleague who may see the conversation.
 */
export interface MentionTarget {
  technician_id: string;
  name: string;
}
/**
 * The ack of `unseen_mentions`, the oldest first.
 */
export interface MentionsFound {
  ok?: boolean;
  mentions: MentionView[];
}
/**
 * Where one was mentioned, and by whom.
 */
export interface MentionView {
  conversation_id: string;
  message_seq: number;
  reference: string;
  visitor_name: string;
  by_name: string;
  at: string;
}
/**
 * The ack of `open_security`.
 */
export interface SecurityOpened {
  ok?: boolean;
  rooms: SecurityRoom[];
}
/**
 * One organization's security review; `automations_overdue` is null for who does not lead it.
 */
export interface SecurityRoom {
  organization_id: string;
  organization_name: string;
  phishing: PhishingView | null;
  automations_overdue: number | null;
  requests: ResetRow[];
}
/**
 * A phishing mode that is on.
 */
export interface PhishingView {
  why: string;
  by: string;
  started_at: string;
  ends_at: string;
}
/**
 * A request in a list: `approved` of the `approvals_needed` different people have approved it.
 */
export interface ResetRow {
  id: string;
  version: number;
  conversation_id: string;
  reference: string;
  visitor_name: string;
  kind: RequestKind;
  account: string;
  status: RequestStatus;
  outcome: RiskOutcome | null;
  score: number | null;
  is_privileged: boolean;
  approved: number;
  approvals_needed: number;
  requested_at: string;
  expires_at: string | null;
  ended_at: string | null;
}
/**
 * The ack of what was done with a request: all that is known of it now.
 */
export interface ResetRead {
  ok?: boolean;
  request: ResetView;
}
/**
 * Everything known of a request; `directory_problem` says why the directory could not be asked.
 */
export interface ResetView {
  row: ResetRow;
  organization_name: string;
  verification: Verification;
  visitor_email: string | null;
  requested_by: string | null;
  policy_version: string | null;
  problem: string | null;
  directory: DirectoryView | null;
  directory_problem: string | null;
  signals: RiskSignalView[];
  approvals: ApprovalView[];
  others_of_account: OtherReset[];
  others_of_organization: OtherReset[];
  history: StepView[];
  obstacle: Obstacle | null;
}
/**
 * The account as the directory has it now.
 */
export interface DirectoryView {
  name: string;
  display_name: string;
  is_locked: boolean;
  is_enabled: boolean;
  groups: string[];
  contacts: ContactView[];
}
/**
 * A recovery contact on file, masked.
 */
export interface ContactView {
  kind: ContactKind;
  masked: string;
}
/**
 * A sign as it was weighed: what was seen, who says so, and a sentence why it matters.
 */
export interface RiskSignalView {
  signal: RiskSignal;
  source: SignalSource;
  value: string;
  is_known: boolean;
  weight: number;
  why: string;
}
/**
 * One approval; of an earlier round it does not count any more.
 */
export interface ApprovalView {
  by: string;
  at: string;
  called: string;
  number: string;
  said: string;
  counts: boolean;
}
/**
 * Another request, of the same account or in the same organization.
 */
export interface OtherReset {
  id: string;
  kind: RequestKind;
  account: string;
  status: RequestStatus;
  requested_at: string;
}
/**
 * An act on the request; without `by` it was the service's own.
 */
export interface StepView {
  action: string;
  by: string | null;
  at: string;
}
/**
 * Why whoever looks cannot approve.
 */
export interface Obstacle {
  code: string;
  message: string;
}
export interface ConsoleFacts {
  message_created: StaffMessageCreated;
  conversation_updated: ConversationChanged;
  typing: TypingFact;
  presence_changed: PresenceChanged;
  ownership_lost: OwnershipLost;
  visitor_moved: VisitorMoved;
  sla_alerted: SlaAlerted;
  saved_views_changed: SavedViewsChanged;
  slots_changed: SlotsChanged;
  news_changed: NewsChanged;
  mentioned: MentionView;
  mentions_seen: MentionsSeen;
  read_moved: ReadUpTo;
  visitor_saw: VisitorSaw;
  viewer_moved: ViewerMoved;
  colleague_typing: ColleagueTyping;
  security_changed: SecurityChanged;
  security_alerted: SecurityAlerted;
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
 * Something is due soon, or late: for the one technician or lead who is told.
 */
export interface SlaAlerted {
  conversation_id: string;
  epoch: number;
  at: string;
  term: SlaTerm;
  step: SlaStep;
  deadline_at: string;
}
/**
 * All views of the technician, in the order in which they were saved.
 */
export interface SavedViewsChanged {
  views: SavedView[];
  at: string;
}
/**
 * A technician has put right what is known.
 */
export interface SlotsChanged {
  conversation_id: string;
  epoch: number;
  at: string;
  slots: KnownSlot[];
}
/**
 * One has looked at a conversation's mentions, here or on another screen.
 */
export interface MentionsSeen {
  conversation_id: string;
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
 * Something of an organization's security review has changed; null where it is of no request.
 */
export interface SecurityChanged {
  organization_id: string;
  request_id: string | null;
  conversation_id: string | null;
  at: string;
}
/**
 * A reset was refused for its risk alone.
 */
export interface SecurityAlerted {
  request_id: string;
  reference: string;
  organization_name: string;
  at: string;
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
