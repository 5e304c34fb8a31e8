"""An id alone opens nothing, and two organizations never see each other."""

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import jwt
import pytest

from handoff.services.visitor_sessions import TOKEN_LIFETIME, VisitorSession
from handoff.transports.fanout import VISITOR_NAMESPACE
from tests.conftest import ORIGIN, OTHER_ORIGIN
from tests.transports.connection import Connection, Refused
from tests.transports.serving import SECRET, Served
from tests.transports.visitor import Visitor

Forgery = Callable[[Served, Visitor, Visitor], str]


def conversation_id(service: Served, victim: Visitor, own: Visitor) -> str:
    return victim.conversation_id


def claims_of_another_under_own_signature(service: Served, victim: Visitor, own: Visitor) -> str:
    head, _, signature = own.token.split(".")
    return f"{head}.{victim.token.split('.')[1]}.{signature}"


def signature_altered(service: Served, victim: Visitor, own: Visitor) -> str:
    head, claims, signature = victim.token.split(".")
    return f"{head}.{claims}.{signature[:9]}{'A' if signature[9] != 'A' else 'B'}{signature[10:]}"


def unsigned(service: Served, victim: Visitor, own: Visitor) -> str:
    head = base64.urlsafe_b64encode(json.dumps({"alg": "none", "typ": "JWT"}).encode()).decode().rstrip("=")
    return f"{head}.{victim.token.split('.')[1]}."


def signed_with_another_secret(service: Served, victim: Visitor, own: Visitor) -> str:
    return jwt.encode(claims_of(victim), "another secret that is long enough to be used", "HS256")


def made_for_another_purpose(service: Served, victim: Visitor, own: Visitor) -> str:
    return jwt.encode(claims_of(victim) | {"aud": "staff"}, SECRET, "HS256")


def expired(service: Served, victim: Visitor, own: Visitor) -> str:
    conversation, visitor, site = service.tokens.read(victim.token)
    session = VisitorSession(conversation, visitor, site, uuid4(), "Northwind Coffee")
    return service.tokens.issue(session, datetime.now(UTC) - TOKEN_LIFETIME - timedelta(seconds=1))


def garbage(service: Served, victim: Visitor, own: Visitor) -> str:
    return "'; DROP TABLE conversation; --"


def claims_of(visitor: Visitor) -> dict[str, Any]:
    return jwt.decode(visitor.token, options={"verify_signature": False})


FORGERIES = [
    conversation_id,
    claims_of_another_under_own_signature,
    signature_altered,
    unsigned,
    signed_with_another_secret,
    made_for_another_purpose,
    expired,
    garbage,
]
STRANGERS = [
    ({"site": "no-such-site"}, ORIGIN),
    ({"site": "northwind"}, OTHER_ORIGIN),
    ({"site": "northwind"}, f"{ORIGIN}.evil.test"),
    ({"site": "northwind"}, "null"),
    ({"site": "contoso"}, ORIGIN),
    ({"site": ["contoso"]}, "http://elsewhere.test"),
    ({"site": {"key": "contoso"}}, "http://elsewhere.test"),
    ({"site": "nul \x00"}, ORIGIN),
    ({"site": "surrogate \ud800"}, ORIGIN),
    ({}, "http://elsewhere.test"),
    ({}, "http://["),
    ({}, None),
    (None, None),
]


async def victim_of(service: Served) -> Visitor:
    """A visitor with something to hide."""
    victim = await service.visitor()
    await victim.open()
    await victim.ask_for_person()
    await victim.say("between us")
    return victim


async def test_a_session_id_that_was_not_handed_out_opens_nothing(service: Served) -> None:
    victim, own = await victim_of(service), await service.visitor()
    await own.open()
    thief = await service.visitor()
    for forge in FORGERIES:
        token = forge(service, victim, own)
        answers = [
            await thief.refused("session_request", {"session_id": token}),
            await thief.refused("user_uttered", {"message": "hello", "session_id": token}),
            await thief.refused("request_person", {}),
        ]
        assert [code for code, _ in answers] == ["session_unknown"] * 3, forge.__name__
    await victim.say("said while somebody listens")
    await victim.told("while somebody listens")
    await thief.open()
    assert [name for name, _ in thief.events] == ["session_confirm"]
    assert "hello" not in [message["text"] for message in (await victim.open(victim.token))["messages"]]


async def test_a_token_of_another_site_opens_nothing(service: Served) -> None:
    victim = await victim_of(service)
    elsewhere = await service.visitor("contoso")
    assert (await elsewhere.refused("session_request", {"session_id": victim.token}))[0] == "session_unknown"
    await victim.say("said while somebody listens")
    await victim.told("while somebody listens")
    await elsewhere.open()
    assert [name for name, _ in elsewhere.events] == ["session_confirm"]


async def test_a_refused_token_leaves_the_session_that_was_open_untouched(service: Served) -> None:
    victim = await victim_of(service)
    visitor = await service.visitor()
    opened = await visitor.open()
    await visitor.refused("session_request", {"session_id": victim.conversation_id})
    await visitor.say("faq/webcam: still me")
    await visitor.told("Answer to faq/webcam")
    assert {m["conversation_id"] for m in visitor.seen("message_created")} == {opened["conversation_id"]}


async def test_an_unknown_site_or_a_foreign_page_is_refused_with_a_reason(each_service: Served) -> None:
    for auth, origin in STRANGERS:
        headers = {"Origin": origin} if origin else {}
        with pytest.raises(Refused) as refusal:
            await each_service.connection(VISITOR_NAMESPACE, auth=auth, headers=headers)
        assert refusal.value.code == "site_unknown", (auth, origin)
        assert "data-site" in refusal.value.message


async def test_a_page_that_names_no_site_is_known_by_its_origin_alone(service: Served) -> None:
    visitor = await service.connection(VISITOR_NAMESPACE, headers={"Origin": OTHER_ORIGIN})
    assert (await visitor.accepted("session_request", {}))["organization_name"] == "Contoso Legal"


def conversations_told(client: Connection) -> set[str]:
    about_none = ("session_confirm", "presence_changed")
    return {fact["conversation_id"] for name, fact in client.events if name not in about_none}


async def test_two_organizations_are_told_nothing_of_each_other(each_service: Served) -> None:
    console, strangers_console = await each_service.technician("priya"), await each_service.technician("stranger")
    visitor, neighbour = await each_service.visitor(), await each_service.visitor("contoso")
    await neighbour.open()
    await neighbour.ask_for_person()
    await visitor.open()
    await visitor.ask_for_person()
    here = {"conversation_id": visitor.conversation_id}
    await console.accepted("open_conversation", here)
    await console.accepted("claim", here | {"epoch": 2})
    await console.accepted("reply", here | {"epoch": 3, "text": "Hello", "client_msg_id": "r1"})
    await visitor.say("Good morning")
    await console.until(lambda: [m for m in console.seen("message_created") if m["text"] == "Good morning"])
    own = {"conversation_id": neighbour.conversation_id}
    for client in (strangers_console, neighbour):
        assert conversations_told(client) == {neighbour.conversation_id}
    assert conversations_told(console) == {visitor.conversation_id}
    people = [
        {fact["presence"]["name"] for fact in each.seen("presence_changed")} for each in (console, strangers_console)
    ]
    assert people == [{"Priya Nair"}, {"Sam Stranger"}]
    assert [fact["position"] for fact in neighbour.seen("queue_updated")] == [1]
    for command, more in (
        ("open_conversation", {}),
        ("claim", {"epoch": 3}),
        ("reply", {"epoch": 3, "text": "x", "client_msg_id": "x"}),
        ("note", {"text": "x", "client_msg_id": "x"}),
        ("return_to_bot", {"epoch": 3}),
        ("resolve", {"epoch": 3, "outcome": "solved"}),
        ("set_typing", {"on": True}),
        ("accept", {"epoch": 3}),
        ("put_back", {"epoch": 3}),
        ("transfer", {"epoch": 3, "technician_id": str(uuid4()), "reason": "x"}),
        ("take_over", {"epoch": 3, "reason": "x"}),
        ("transfer_targets", {}),
    ):
        assert (await strangers_console.refused(command, here | more))[0] == "conversation_unknown"
    assert (await strangers_console.accepted("open_conversation", own))["messages"]
    listed = (await strangers_console.accepted("console_open", {}))["conversations"]
    assert [row["conversation_id"] for row in listed] == [neighbour.conversation_id]


async def test_a_rasa_widget_with_an_outdated_token_gets_a_new_thread_and_nothing_of_the_old(service: Served) -> None:
    victim, widget = await service.visitor(), await service.rasa_widget()
    await victim.open()
    await victim.say("mine alone")
    opened = await widget.accepted("session_request", {"session_id": victim.token[:-2] + "xx"})
    assert opened["messages"] == []
    assert opened["conversation_id"] != victim.conversation_id


async def test_a_new_conversation_is_still_the_same_visitor_s(service: Served) -> None:
    visitor, console = await service.visitor(), await service.technician()
    await visitor.open()
    await visitor.ask_for_person()
    again = await visitor.accepted("start_conversation", {})
    await visitor.ask_for_person()
    rows = (await console.accepted("console_open", {}))["conversations"]
    assert again["conversation_id"] != visitor.conversation_id
    assert len({row["conversation_id"] for row in rows}) == 2
    assert len({row["visitor_name"] for row in rows}) == 1
