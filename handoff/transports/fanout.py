"""Who is told what: the one table from facts to events, and the only place that emits them (P8)."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import socketio
from pydantic import BaseModel

from handoff.models.attention_facts import ColleagueTyping, OwnerRead, TechnicianRead, ViewerMoved, VisitorSaw
from handoff.models.ending_facts import ConversationEnded
from handoff.models.facts import (
    ConversationChanged,
    Fact,
    Mentioned,
    MentionsSeen,
    MessageAppended,
    OwnershipLost,
    PresenceChanged,
    QueueMoved,
    SlotsChanged,
    TypingChanged,
    VisitorMoved,
)
from handoff.models.notice_facts import NewsChanged
from handoff.models.saved_view import SavedViewsChanged
from handoff.models.security_facts import SecurityAlerted, SecurityChanged
from handoff.models.sla import SlaAlerted
from handoff.transports import (
    attention_views,
    context_views,
    mention_views,
    notice_views,
    security_views,
    session_views,
    sla_views,
    views,
)
from handoff.transports.protocol.catalogue import CONSOLE_FACTS, VISITOR_FACTS, Audience, FactSpec
from handoff.vocabulary import AuthorKind, Visibility

VISITOR_NAMESPACE = "/"
CONSOLE_NAMESPACE = "/console"

_SPECS: dict[tuple[str, Audience], FactSpec] = {
    (spec.name, spec.audience): spec for spec in (*VISITOR_FACTS, *CONSOLE_FACTS)
}


def _always(_: Any) -> bool:
    return True


def _is_for_everyone(fact: MessageAppended) -> bool:
    return fact.message.visibility is Visibility.EVERYONE


def _is_said_to_visitor(fact: MessageAppended) -> bool:
    return _is_for_everyone(fact) and fact.message.author is not AuthorKind.VISITOR


def _is_by_staff(fact: TypingChanged) -> bool:
    return fact.who is not AuthorKind.VISITOR


@dataclass(frozen=True)
class Route:
    """One fact, told to one audience under one name; a view that `names_service` is given its public address."""

    fact: type
    event: str
    audience: Audience
    view: Callable[..., BaseModel]
    only_if: Callable[[Any], bool] = _always
    names_service: bool = False


ROUTES = (
    Route(MessageAppended, "message_created", Audience.VISITOR, views.appended_for_visitor, _is_for_everyone),
    Route(
        MessageAppended,
        "bot_uttered",
        Audience.RASA_WIDGET,
        views.appended_for_rasa_widget,
        _is_said_to_visitor,
        names_service=True,
    ),
    Route(MessageAppended, "message_created", Audience.CONVERSATION_STAFF, views.appended_for_staff),
    Route(
        ConversationChanged,
        "conversation_updated",
        Audience.VISITOR,
        views.state_for_visitor,
        lambda fact: fact.owner_changed or fact.visitor_told,
    ),
    Route(ConversationChanged, "conversation_updated", Audience.ORGANIZATION_STAFF, views.row_for_staff),
    Route(ConversationEnded, "conversation_ended", Audience.VISITOR, session_views.ended),
    Route(QueueMoved, "queue_updated", Audience.VISITOR, views.place),
    Route(TypingChanged, "typing", Audience.VISITOR, views.typing, _is_by_staff),
    Route(TypingChanged, "typing", Audience.CONVERSATION_STAFF, views.typing, lambda fact: not _is_by_staff(fact)),
    Route(PresenceChanged, "presence_changed", Audience.ORGANIZATION_STAFF, views.presence_changed),
    Route(OwnershipLost, "ownership_lost", Audience.TECHNICIAN, views.ownership_lost),
    Route(VisitorMoved, "visitor_moved", Audience.CONVERSATION_STAFF, views.visitor_moved),
    Route(SlaAlerted, "sla_alerted", Audience.TECHNICIAN, sla_views.sla_alerted),
    Route(SavedViewsChanged, "saved_views_changed", Audience.TECHNICIAN, sla_views.saved_views_changed),
    Route(SlotsChanged, "slots_changed", Audience.CONVERSATION_STAFF, context_views.slots_changed),
    Route(NewsChanged, "news_changed", Audience.ORGANIZATION_STAFF, notice_views.news),
    Route(
        NewsChanged,
        "notices_changed",
        Audience.ORGANIZATION_VISITORS,
        notice_views.notices_for_visitors,
        lambda fact: fact.visitors_told,
    ),
    Route(Mentioned, "mentioned", Audience.TECHNICIAN, mention_views.mentioned),
    Route(MentionsSeen, "mentions_seen", Audience.TECHNICIAN, mention_views.seen),
    Route(TechnicianRead, "read_moved", Audience.TECHNICIAN, attention_views.read_up_to),
    Route(VisitorSaw, "visitor_saw", Audience.CONVERSATION_STAFF, attention_views.visitor_saw),
    Route(ViewerMoved, "viewer_moved", Audience.CONVERSATION_STAFF, attention_views.viewer_moved),
    Route(ColleagueTyping, "colleague_typing", Audience.CONVERSATION_STAFF, attention_views.colleague_typing),
    Route(SecurityChanged, "security_changed", Audience.ORGANIZATION_STAFF, security_views.changed),
    Route(SecurityAlerted, "security_alerted", Audience.TECHNICIAN, security_views.alerted),
    Route(OwnerRead, "message_read", Audience.VISITOR, attention_views.message_read),
)


def room(audience: Audience, id_: object) -> str:
    """The room of an audience; `id_` is what its name says: an organization, a technician, or else a conversation."""
    return f"{audience}:{id_}"


_ADDRESSES = {
    Audience.ORGANIZATION_STAFF: "organization_id",
    Audience.ORGANIZATION_VISITORS: "organization_id",
    Audience.TECHNICIAN: "technician_id",
}


class Fanout:
    """Emits committed facts to the rooms of their audiences."""

    def __init__(self, server: socketio.AsyncServer, public_url: str) -> None:
        self._server, self._public_url = server, public_url
        self.work_changed = asyncio.Event()

    async def publish(self, facts: Sequence[Fact]) -> None:
        """Tell everybody concerned; events are hints, so a browser that misses one asks for it when it comes back."""
        if any(isinstance(fact, PresenceChanged) or getattr(fact, "owner_changed", False) for fact in facts):
            self.work_changed.set()
        for fact in facts:
            for route in ROUTES:
                if isinstance(fact, route.fact) and route.only_if(fact):
                    await self._emit(route, fact)

    async def _emit(self, route: Route, fact: Fact) -> None:
        spec = _SPECS[route.event, route.audience]
        namespace = VISITOR_NAMESPACE if spec in VISITOR_FACTS else CONSOLE_NAMESPACE
        audience = room(route.audience, _address(route, fact))
        if not self._is_anybody_in(namespace, audience):
            return
        view = route.view(fact, self._public_url) if route.names_service else route.view(fact)
        await self._server.emit(spec.name, view.model_dump(mode="json"), room=audience, namespace=namespace)

    def _is_anybody_in(self, namespace: str, audience: str) -> bool:
        """Most facts concern more rooms than anybody looks at, and a view costs more than the rest of an emit.

        Every socket is connected to this process, so that it knows.
        """
        return any(True for _ in self._server.manager.get_participants(namespace, audience))


def _address(route: Route, fact: Fact) -> object:
    return getattr(fact, _ADDRESSES.get(route.audience, "conversation_id"))
