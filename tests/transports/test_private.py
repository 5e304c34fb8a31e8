"""P8: notes, suppressed and withheld replies and decision records reach no visitor, whichever way they ask."""

import json
from datetime import UTC, datetime
from typing import Any, get_args
from uuid import uuid4

import pytest
from pydantic import BaseModel

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.models import Message
from handoff.models.facts import MessageAppended
from handoff.transports.fanout import ROUTES, Route
from handoff.transports.protocol.catalogue import VISITOR_COMMANDS, VISITOR_FACTS, Audience, FactSpec
from handoff.transports.protocol.console import (
    attention,
    context,
    drafts,
    lists,
    mentions,
    news,
    presence,
    reading,
    replies,
    routing,
)
from handoff.transports.views import PrivateMessage, message_for_visitor
from handoff.vocabulary import AuthorKind, Visibility
from tests.scripted_bot import ScriptedBot
from tests.transports.serving import Served

WITHHELD, SUPPRESSED, NOTE = "PRIVATE withheld reply", "PRIVATE late reply", "PRIVATE note"
ONE_VISITOR = (Audience.VISITOR, Audience.RASA_WIDGET)
VISITOR_AUDIENCES = (*ONE_VISITOR, Audience.ORGANIZATION_VISITORS)
STAFF_ONLY_MODELS = {
    reading.StaffMessageCreated,
    lists.ConversationChanged,
    reading.ConversationOpened,
    reading.HandoffCard,
    reading.DecisionView,
    reading.AccountRequest,
    lists.Me,
    presence.Colleague,
    presence.PresenceChanged,
    routing.OwnershipLost,
    context.KnownSlot,
    context.SlotsChanged,
    context.EarlierConversation,
    news.NoticeView,
    news.SurgeView,
    news.NewsChanged,
    replies.SuggestionView,
    replies.CannedReplyView,
    drafts.DraftView,
    mentions.MentionView,
}
STAFF_ONLY_FIELDS = {"visibility", "decisions", "card", "withheld", "tried", "slots", "rule", "why", "explanation"} | {
    "confidence",
    "margin",
    "top",
    "signals",
    "technician_id",
    "owner_technician_id",
    "email",
    "requests",
    "accept_by",
    "presence",
    "load",
    "capacity",
    "away_reason",
    "published_by",
    "surges",
    "topics",
    attention.ReadUpTo,
    attention.VisitorSaw,
    attention.ViewerView,
    attention.ViewerMoved,
    attention.ColleagueTyping,
}
STAFF_ONLY_FIELDS = {"visibility", "decisions", "card", "withheld", "tried", "slots", "rule", "why", "explanation"} | {
    "confidence", "margin", "top", "signals", "technician_id", "owner_technician_id", "email", "requests",
    "accept_by", "presence", "load", "viewers", "visitor_saw", "capacity", "away_reason",
}  # fmt: skip
PRIVATE = sorted(set(Visibility) - {Visibility.EVERYONE})
VISITOR_ROUTES = [route for route in ROUTES if route.audience in VISITOR_AUDIENCES]


def spec_of(route: Route) -> FactSpec:
    (spec,) = [s for s in VISITOR_FACTS if (s.name, s.audience) == (route.event, route.audience)]
    return spec


def models_in(annotation: Any) -> set[type[BaseModel]]:
    """Every model reachable from an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        inner = [models_in(field.annotation) for field in annotation.model_fields.values()]
        return {annotation}.union(*inner)
    return set().union(*(models_in(argument) for argument in get_args(annotation)))


def appended(visibility: Visibility) -> MessageAppended:
    row = Message(author=AuthorKind.TECHNICIAN, text="for colleagues", visibility=visibility, conversation_id=uuid4())
    return MessageAppended(row, None)  # type: ignore[arg-type]


@pytest.mark.parametrize("route", VISITOR_ROUTES, ids=lambda route: f"{route.event}-{route.audience}")
def test_p8_no_event_sent_to_visitors_has_a_field_that_only_staff_may_see(route: Route) -> None:
    payload = spec_of(route).payload
    assert route.view.__annotations__["return"] is payload
    for model in models_in(payload):
        assert model not in STAFF_ONLY_MODELS
        assert not STAFF_ONLY_FIELDS & set(model.model_fields)


@pytest.mark.parametrize("command", VISITOR_COMMANDS, ids=lambda command: command.name)
def test_p8_no_ack_sent_to_visitors_has_a_field_that_only_staff_may_see(command: Any) -> None:
    for model in models_in(command.ack):
        assert model not in STAFF_ONLY_MODELS
        assert not STAFF_ONLY_FIELDS & set(model.model_fields)


@pytest.mark.parametrize("visibility", PRIVATE)
def test_p8_a_private_message_cannot_be_made_into_a_visitors_payload(visibility: Visibility) -> None:
    with pytest.raises(PrivateMessage):
        message_for_visitor(appended(visibility).message, datetime.now(UTC))


@pytest.mark.parametrize("visibility", PRIVATE)
def test_p8_no_route_to_visitors_takes_a_private_message_and_none_could_show_it(visibility: Visibility) -> None:
    routes = [route for route in VISITOR_ROUTES if route.fact is MessageAppended]
    assert {route.audience for route in routes} == set(ONE_VISITOR)
    for route in routes:
        assert not route.only_if(appended(visibility))
        with pytest.raises(PrivateMessage):
            route.view(appended(visibility), *["https://desk.test"] * route.names_service)


def test_every_visitor_route_leads_to_the_visitors_namespace_and_every_other_to_the_console() -> None:
    assert all(route.audience in (*VISITOR_AUDIENCES, *console_audiences()) for route in ROUTES)
    assert {spec.audience for spec in VISITOR_FACTS} == set(VISITOR_AUDIENCES)


def console_audiences() -> list[Audience]:
    return [audience for audience in Audience if audience not in VISITOR_AUDIENCES]


async def test_p8_private_messages_reach_staff_but_no_widget_live_or_on_resume(
    each_service: Served, bot: ScriptedBot
) -> None:
    bot.turns["reset_password"] = BotTurn(messages=[BotMessage(WITHHELD)], signal="account_not_understood")
    bot.turns["faq/webcam"] = BotTurn(messages=[BotMessage(SUPPRESSED)])
    widget, rasa_widget = await each_service.visitor(), await each_service.rasa_widget()
    token = (await widget.open())["session_id"]
    await rasa_widget.open(token)
    here = {"conversation_id": widget.conversation_id}
    console = await each_service.technician()

    await widget.say("reset_password: please")
    await widget.until(lambda: widget.seen("queue_updated"))
    await console.accepted("open_conversation", here)
    await console.accepted("claim", here | {"epoch": 2})
    await console.accepted("note", here | {"text": NOTE, "client_msg_id": "n1"})
    await console.accepted("return_to_bot", here | {"epoch": 3})
    bot.hold()
    await widget.say("faq/webcam: black")
    await bot.responding.wait()
    await console.accepted("claim", here | {"epoch": 4})
    bot.may_respond.set()
    await console.until(lambda: SUPPRESSED in [m["text"] for m in console.seen("message_created")])
    await console.accepted("reply", here | {"epoch": 5, "text": "**Hello**", "client_msg_id": "r1"})
    await widget.told("**Hello**")
    await rasa_widget.until(lambda: "**Hello**" in [said["text"] for said in rasa_widget.seen("bot_uttered")])

    opened = await console.accepted("open_conversation", here)
    kept = {m["text"]: m["visibility"] for m in opened["messages"] if m["visibility"] != "everyone"}
    assert kept == {WITHHELD: "withheld", NOTE: "note", SUPPRESSED: "suppressed"}
    assert opened["decisions"]
    resumed = [
        await widget.open(token),
        await rasa_widget.open(token),
        await (await each_service.visitor()).open(token),
    ]
    for told in (widget.events, rasa_widget.events, resumed):
        assert "PRIVATE" not in json.dumps(told)
        assert not {f'"{name}"' for name in STAFF_ONLY_FIELDS} & set(json.dumps(told).replace(":", " ").split())


async def test_a_rasa_widget_gets_what_others_say_in_rasas_own_shape(service: Served) -> None:
    widget = await service.rasa_widget()
    await widget.open()
    await widget.command("user_uttered", {"message": "mumble", "session_id": widget.token, "customData": {}})
    (asked,) = await widget.until(lambda: widget.seen("bot_uttered"))
    assert set(asked) == {"text", "quick_replies"}
    assert asked["quick_replies"][-1] == {
        "title": "Talk to a person",
        "payload": "/button 2.3",
        "content_type": "text",
    }
    await widget.command("user_uttered", {"message": "/button 2.0", "session_id": widget.token})
    await widget.until(lambda: widget.seen("bot_uttered")[-1]["text"] == "Answer to faq/vpn_connect")
    assert {name for name, _ in widget.events} == {"session_confirm", "bot_uttered"}


async def test_notes_do_not_move_what_a_visitor_or_the_list_sees_as_the_last_word(service: Served) -> None:
    visitor = await service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    await visitor.say("my last word")
    console = await service.technician()
    here = {"conversation_id": visitor.conversation_id}
    await console.accepted("note", here | {"text": NOTE, "client_msg_id": "n1"})
    (row,) = (await console.accepted("console_open", {}))["conversations"]
    assert row["preview"] == "my last word"
