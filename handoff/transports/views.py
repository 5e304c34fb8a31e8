"""Payloads of the wire, made from rows and read models."""

from datetime import datetime

from handoff.models import Decision, Message
from handoff.models.errors import DeskError
from handoff.models.facts import (
    ConversationChanged,
    MessageAppended,
    OwnershipLost,
    PresenceChanged,
    QueueMoved,
    Summary,
    Ticket,
    TypingChanged,
    VisitorMoved,
)
from handoff.services.console_views import OpenedConversation
from handoff.services.staff import Staff
from handoff.storage.topic_files import Topics
from handoff.transports import context_views, reset_views
from handoff.transports.attachment_views import for_staff, lines, linked
from handoff.transports.attention_views import TYPING_TTL_S, seen_by_visitor
from handoff.transports.devices import device_words
from handoff.transports.protocol import base, visitor
from handoff.transports.protocol.console import identity as console_identity
from handoff.transports.protocol.console import lists, presence, reading, routing
from handoff.transports.protocol.console.attention import ViewerView
from handoff.transports.rendering import html_of
from handoff.vocabulary import OwnerKind, Resolution, Status, Visibility


class PrivateMessage(Exception):
    """A message for staff was about to be shown to a visitor."""


def message_for_visitor(message: Message, now: datetime) -> visitor.MessageCreated:
    """The message as its visitor may see it; PrivateMessage for one that visitors never see (P8)."""
    if message.visibility is not Visibility.EVERYONE:
        raise PrivateMessage(f"message {message.id} is {message.visibility}")
    return visitor.MessageCreated(**_message(message), attachments=[linked(file, now) for file in message.attachments])


def message_for_staff(message: Message) -> reading.StaffMessageCreated:
    """The message as staff see it."""
    files = [for_staff(file) for file in message.attachments]
    return reading.StaffMessageCreated(**_message(message), attachments=files, visibility=message.visibility)


def _message(message: Message) -> dict[str, object]:
    return {
        "conversation_id": message.conversation_id,
        "epoch": message.epoch,
        "at": message.at,
        "seq": message.seq,
        "client_msg_id": message.client_msg_id,
        "author": message.author,
        "author_name": message.author_name,
        "text": message.text,
        "html": html_of(message),
        "buttons": buttons(message),
        "redacted": message.redacted,
    }


def buttons(message: Message) -> list[visitor.Button]:
    """Buttons whose payload names the message and the place in it, so that only an offered one can be pressed."""
    return [
        visitor.Button(title=button["title"], payload=f"/button {message.seq}.{number}")
        for number, button in enumerate(message.buttons)
    ]


def appended_for_visitor(fact: MessageAppended) -> visitor.MessageCreated:
    """A new message, for the visitor."""
    return message_for_visitor(fact.message, fact.at)


def appended_for_staff(fact: MessageAppended) -> reading.StaffMessageCreated:
    """A new message, for staff."""
    return message_for_staff(fact.message)


def appended_for_rasa_widget(fact: MessageAppended, public_url: str) -> visitor.BotUttered:
    """A new message, in the shape of Rasa's own channel, which knows nothing of files."""
    shown = message_for_visitor(fact.message, fact.at)
    replies = [visitor.QuickReply(title=button.title, payload=button.payload) for button in shown.buttons]
    return visitor.BotUttered(
        text="\n\n".join(filter(None, [shown.text, *lines(shown.attachments, public_url)])), quick_replies=replies
    )


def state_for_visitor(fact: ConversationChanged) -> visitor.ConversationUpdated:
    """A conversation's new owner, for the visitor."""
    row = fact.summary
    owner = visitor.Owner(kind=row.owner_kind, name=row.owner_name)
    # Until somebody accepts, the visitor waits.
    is_offered = row.accept_by is not None
    return visitor.ConversationUpdated(
        conversation_id=row.conversation_id,
        epoch=row.epoch,
        at=fact.at,
        status=Status.QUEUED if is_offered else row.status,
        owner=visitor.Owner(kind=OwnerKind.QUEUE) if is_offered else owner,
        last_seq=row.last_seq,
        ticket=ticket(Ticket.of(row, row.contact_email)),
        abandoned=row.outcome is Resolution.ABANDONED,
    )


def ticket(told: Ticket | None) -> visitor.TicketView | None:
    """The ticket a conversation has become, for its visitor."""
    return visitor.TicketView.model_validate(told) if told else None


def visitor_moved(fact: VisitorMoved) -> presence.VisitorMoved:
    """Whether the visitor is there."""
    return presence.VisitorMoved.model_validate(fact)


def row_for_staff(fact: ConversationChanged) -> lists.ConversationChanged:
    """A conversation's row in the console's lists."""
    left_out = ("owner_kind", "owner_name", "ticket_opens_at")
    values = {name: value for name, value in vars(fact.summary).items() if name not in left_out}
    owner = visitor.Owner(kind=fact.summary.owner_kind, name=fact.summary.owner_name)
    return lists.ConversationChanged(**values, owner=owner, at=fact.at, new_handoff=fact.new_handoff)


def listed(row: Summary) -> lists.ConversationChanged:
    """A row that is read rather than announced."""
    return row_for_staff(ConversationChanged(row, row.last_message_at))


def place(fact: QueueMoved) -> visitor.QueueUpdated:
    """A place in the queue."""
    return visitor.QueueUpdated.model_validate(fact)


def typing(fact: TypingChanged) -> visitor.TypingFact:
    """Somebody typing."""
    return visitor.TypingFact(**vars(fact), ttl_s=TYPING_TTL_S)


def presence_changed(fact: PresenceChanged) -> presence.PresenceChanged:
    """A colleague's presence."""
    seen = presence.Colleague.model_validate(fact.seen)
    return presence.PresenceChanged(organization_id=fact.organization_id, presence=seen, at=fact.at)


def ownership_lost(fact: OwnershipLost) -> routing.OwnershipLost:
    """What a technician lost."""
    return routing.OwnershipLost.model_validate(fact)


def me(staff: Staff) -> lists.Me:
    """Who is signed in."""
    organizations = [lists.OrganizationView.model_validate(place) for place in staff.workplaces]
    return lists.Me(technician_id=staff.technician_id, name=staff.name, email=staff.email, organizations=organizations)


def conversation_opened(opened: OpenedConversation, topics: Topics) -> reading.ConversationOpened:
    """The ack of `open_conversation`."""
    return reading.ConversationOpened(
        conversation=listed(opened.summary),
        card=card(opened, topics),
        requests=reset_views.account_requests(opened.requests),
        slots=context_views.slots(opened.slots),
        page_url=opened.page_url,
        device=device_words(opened.user_agent),
        visitor=console_identity.KnownVisitor.model_validate(opened.visitor),
        visitor_here=opened.visitor_here,
        visitor_saw=seen_by_visitor(opened.visitor_position),
        read_seq=opened.read_seq,
        viewers=[ViewerView.model_validate(viewer) for viewer in opened.viewers],
        messages=[message_for_staff(message) for message in opened.messages],
        decisions=[decision(record, topics) for record in opened.decisions],
    )


def card(opened: OpenedConversation, topics: Topics) -> reading.HandoffCard | None:
    """Why the conversation came to a person."""
    handoff = opened.handoff
    if handoff is None:
        return None
    kept = handoff.card
    return reading.HandoffCard(
        requested_at=handoff.requested_at,
        reason=handoff.reason,
        rule=handoff.rule,
        why=handoff.why,
        priority=handoff.priority,
        confidence=kept.get("confidence"),
        top=top_intents(kept.get("top", []), topics),
        slots=[reading.Slot(name=name, value=value) for name, value in kept.get("slots", {}).items()],
        tried=kept.get("tried", []),
        withheld=kept.get("withheld", []),
        message_seq=kept.get("message_seq"),
        about_seq=kept.get("about_seq"),
        names_concern=kept.get("names_concern", True),
    )


def decision(record: Decision, topics: Topics) -> reading.DecisionView:
    """A decision record."""
    names = set(reading.DecisionView.model_fields) - {"top"}
    return reading.DecisionView(**{name: getattr(record, name) for name in names}, top=top_intents(record.top, topics))


def top_intents(pairs: list[tuple[str, float]], topics: Topics) -> list[reading.TopIntent]:
    """The classifier's guesses with the titles that people know them by."""
    return [reading.TopIntent(intent=intent, title=topics.title(intent), confidence=share) for intent, share in pairs]


def failure(error: DeskError) -> dict[str, object]:
    """The ack of a refused command, in its only shape."""
    return base.Failure(error=base.ErrorBody(code=error.code, message=error.message)).model_dump(mode="json")
