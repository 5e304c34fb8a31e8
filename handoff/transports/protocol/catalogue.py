"""Every event by namespace and direction, declared once: handlers, TypeScript and the AsyncAPI document read this."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from handoff.transports.protocol import attachments, ending, identity, notices, receipts, visitor
from handoff.transports.protocol.base import Command, Done
from handoff.transports.protocol.console import (
    attention,
    context,
    drafts,
    lists,
    mentions,
    news,
    ownership,
    presence,
    reading,
    replies,
    resets,
    routing,
    saved_views,
    security,
    sla,
    writing,
)


class Audience(StrEnum):
    """Who is sent a fact; the room it goes to follows from this and nothing else (P8)."""

    VISITOR = "visitor"
    RASA_WIDGET = "rasa_widget"
    ORGANIZATION_VISITORS = "organization_visitors"
    CONVERSATION_STAFF = "conversation_staff"
    ORGANIZATION_STAFF = "organization_staff"
    TECHNICIAN = "technician"


@dataclass(frozen=True)
class CommandSpec:
    """A command's name, what it carries and what its ack carries when it succeeds."""

    name: str
    payload: type[Command]
    ack: type[Done]


@dataclass(frozen=True)
class FactSpec:
    """A fact's name, what it carries and who is sent it."""

    name: str
    payload: type[BaseModel]
    audience: Audience


VISITOR_COMMANDS = (
    CommandSpec("session_request", visitor.SessionRequest, visitor.SessionOpened),
    CommandSpec("user_uttered", visitor.UserUttered, visitor.MessageStored),
    CommandSpec("request_person", visitor.RequestPerson, visitor.MessageStored),
    CommandSpec("start_conversation", visitor.StartConversation, visitor.SessionOpened),
    CommandSpec("leave_address", visitor.LeaveAddress, Done),
    CommandSpec("end_conversation", ending.EndConversation, ending.ConversationState),
    CommandSpec("reopen_conversation", ending.ReopenConversation, ending.ConversationState),
    CommandSpec("rate", ending.Rate, ending.ConversationState),
    CommandSpec("mail_transcript", ending.MailTranscript, ending.TranscriptPromised),
    CommandSpec("set_typing", visitor.SetTyping, Done),
    CommandSpec("request_email_code", identity.RequestEmailCode, Done),
    CommandSpec("confirm_email_code", identity.ConfirmEmailCode, identity.IdentityShown),
    CommandSpec("answer_pre_chat", identity.AnswerPreChat, Done),
    CommandSpec("seen", receipts.Seen, Done),
    CommandSpec("renew_attachment", attachments.RenewAttachment, attachments.AttachmentRenewed),
)

CONSOLE_COMMANDS = (
    CommandSpec("console_open", lists.ConsoleOpen, lists.ConsoleOpened),
    CommandSpec("open_conversation", reading.OpenConversation, reading.ConversationOpened),
    CommandSpec("claim", ownership.Claim, ownership.ConversationAck),
    CommandSpec("reply", writing.Reply, writing.StaffMessageStored),
    CommandSpec("note", writing.Note, writing.StaffMessageStored),
    CommandSpec("return_to_bot", ownership.ReturnToBot, ownership.ConversationAck),
    CommandSpec("resolve", ownership.Resolve, ownership.ConversationAck),
    CommandSpec("set_typing", writing.SetConsoleTyping, Done),
    CommandSpec("set_presence", presence.SetPresence, presence.PresenceSet),
    CommandSpec("accept", routing.Accept, ownership.ConversationAck),
    CommandSpec("put_back", routing.PutBack, ownership.ConversationAck),
    CommandSpec("transfer", routing.Transfer, ownership.ConversationAck),
    CommandSpec("take_over", routing.TakeOver, ownership.ConversationAck),
    CommandSpec("transfer_targets", routing.TransferTargets, routing.TargetsFound),
    CommandSpec("save_view", saved_views.SaveView, Done),
    CommandSpec("delete_view", saved_views.DeleteView, Done),
    CommandSpec("undo", ownership.Undo, ownership.ConversationAck),
    CommandSpec("set_slot", context.SetSlot, context.SlotsKept),
    CommandSpec("earlier_conversations", context.EarlierConversations, context.EarlierFound),
    CommandSpec("read_earlier", context.ReadEarlier, reading.ConversationOpened),
    CommandSpec("open_news", news.OpenNews, news.NewsOpened),
    CommandSpec("publish_notice", news.PublishNotice, news.NoticePublished),
    CommandSpec("change_notice", news.ChangeNotice, Done),
    CommandSpec("end_notice", news.EndNotice, Done),
    CommandSpec("dismiss_surge", news.DismissSurge, Done),
    CommandSpec("canned_replies", replies.CannedReplies, replies.CannedRepliesFound),
    CommandSpec("suggest", replies.Suggest, replies.Suggested),
    CommandSpec("save_draft", drafts.SaveDraft, drafts.DraftSaved),
    CommandSpec("read_drafts", drafts.ReadDrafts, drafts.DraftsRead),
    CommandSpec("mention_targets", mentions.MentionTargets, mentions.MentionTargetsFound),
    CommandSpec("unseen_mentions", mentions.UnseenMentions, mentions.MentionsFound),
    CommandSpec("look_at_mentions", mentions.LookAtMentions, Done),
    CommandSpec("mark_read", attention.MarkRead, Done),
    CommandSpec("set_viewing", attention.SetViewing, Done),
    CommandSpec("start_reset", resets.StartReset, Done),
    CommandSpec("open_security", security.OpenSecurity, security.SecurityOpened),
    CommandSpec("read_reset", security.ReadReset, security.ResetRead),
    CommandSpec("approve_reset", security.ApproveReset, security.ResetRead),
    CommandSpec("refuse_reset", security.RefuseReset, security.ResetRead),
    CommandSpec("begin_phishing_mode", security.BeginPhishingMode, Done),
    CommandSpec("end_phishing_mode", security.EndPhishingMode, Done),
)

VISITOR_FACTS = (
    FactSpec("message_created", visitor.MessageCreated, Audience.VISITOR),
    FactSpec("conversation_updated", visitor.ConversationUpdated, Audience.VISITOR),
    FactSpec("conversation_ended", visitor.ConversationEnded, Audience.VISITOR),
    FactSpec("queue_updated", visitor.QueueUpdated, Audience.VISITOR),
    FactSpec("typing", visitor.TypingFact, Audience.VISITOR),
    FactSpec("message_read", receipts.MessageRead, Audience.VISITOR),
    FactSpec("bot_uttered", visitor.BotUttered, Audience.RASA_WIDGET),
    FactSpec("notices_changed", notices.NoticesChanged, Audience.ORGANIZATION_VISITORS),
)

CONSOLE_FACTS = (
    FactSpec("message_created", reading.StaffMessageCreated, Audience.CONVERSATION_STAFF),
    FactSpec("conversation_updated", lists.ConversationChanged, Audience.ORGANIZATION_STAFF),
    FactSpec("typing", visitor.TypingFact, Audience.CONVERSATION_STAFF),
    FactSpec("presence_changed", presence.PresenceChanged, Audience.ORGANIZATION_STAFF),
    FactSpec("ownership_lost", routing.OwnershipLost, Audience.TECHNICIAN),
    FactSpec("visitor_moved", presence.VisitorMoved, Audience.CONVERSATION_STAFF),
    FactSpec("sla_alerted", sla.SlaAlerted, Audience.TECHNICIAN),
    FactSpec("saved_views_changed", saved_views.SavedViewsChanged, Audience.TECHNICIAN),
    FactSpec("slots_changed", context.SlotsChanged, Audience.CONVERSATION_STAFF),
    FactSpec("news_changed", news.NewsChanged, Audience.ORGANIZATION_STAFF),
    FactSpec("mentioned", mentions.MentionView, Audience.TECHNICIAN),
    FactSpec("mentions_seen", mentions.MentionsSeen, Audience.TECHNICIAN),
    FactSpec("read_moved", attention.ReadUpTo, Audience.TECHNICIAN),
    FactSpec("visitor_saw", attention.VisitorSaw, Audience.CONVERSATION_STAFF),
    FactSpec("viewer_moved", attention.ViewerMoved, Audience.CONVERSATION_STAFF),
    FactSpec("colleague_typing", attention.ColleagueTyping, Audience.CONVERSATION_STAFF),
    FactSpec("security_changed", security.SecurityChanged, Audience.ORGANIZATION_STAFF),
    FactSpec("security_alerted", security.SecurityAlerted, Audience.TECHNICIAN),
)

NAMESPACES = {"/": (VISITOR_COMMANDS, VISITOR_FACTS), "/console": (CONSOLE_COMMANDS, CONSOLE_FACTS)}
"""Commands and facts by Socket.IO namespace."""

SESSION_CONFIRM = "session_confirm"
"""Carries a bare string, as Rasa's own channel does: the opaque session token."""
