"""What a visitor's own conversation looks like when it is opened or read anew."""

from handoff.models.ending_facts import ConversationEnded
from handoff.services.identity.shown import Greeting
from handoff.services.visitor_sessions import reference_of
from handoff.services.visitor_views import VisitorView
from handoff.transports import notice_views
from handoff.transports.protocol import identity, visitor
from handoff.transports.views import message_for_visitor, place, ticket


def read_state(view: VisitorView) -> visitor.ConversationUpdated:
    """A conversation's state, read rather than announced."""
    return visitor.ConversationUpdated(
        conversation_id=view.conversation_id,
        epoch=view.epoch,
        at=view.at,
        status=view.status,
        owner=visitor.Owner(kind=view.owner_kind, name=view.owner_name),
        last_seq=view.last_seq,
        ticket=ticket(view.ticket),
        abandoned=view.abandoned,
    )


def ended(fact: ConversationEnded) -> visitor.ConversationEnded:
    """How a conversation ended, for its visitor."""
    return visitor.ConversationEnded.model_validate(fact)


def session_opened(token: str, organization_name: str, view: VisitorView, greeting: Greeting) -> visitor.SessionOpened:
    """The ack of `session_request`."""
    return visitor.SessionOpened(
        session_id=token,
        conversation_id=view.conversation_id,
        organization_name=organization_name,
        reference=reference_of(view.conversation_id),
        conversation=read_state(view),
        ended=ended(view.ended) if view.ended else None,
        queue=place(view.place) if view.place else None,
        messages=[message_for_visitor(message, view.at) for message in view.messages],
        attachment_limit_bytes=view.attachment_limit,
        notices=[notice_views.shown(notice) for notice in view.notices],
        identity=identity.OwnIdentity.model_validate(greeting.identity),
        pre_chat=[identity.PreChatQuestion.model_validate(field) for field in greeting.questions],
        read_seq=view.read_seq,
    )
