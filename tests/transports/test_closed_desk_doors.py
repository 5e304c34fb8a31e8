"""A closed desk at both doors: the visitor is told, leaves an address, and staff see whether anybody is there."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from handoff.services.visitor_sessions import VisitorSession
from tests.closed_hours import data_with_closed_desk
from tests.scripted_bot import ScriptedBot
from tests.transports.connection import Connection
from tests.transports.serving import Served, serving
from tests.transports.visitor import Visitor


@pytest.fixture
async def closed_service(database_url: str, tmp_path: Path, bot: ScriptedBot) -> AsyncIterator[Served]:
    """The service on each database; Northwind's desk opens in two days."""
    data = data_with_closed_desk(tmp_path, "northwind")
    async with serving(database_url, bot, tmp_path, data=data) as served:
        yield served


async def ticket_of(visitor: Visitor) -> dict:
    return (await visitor.open(visitor.token))["conversation"]["ticket"]


async def test_a_closed_desk_says_when_it_opens_and_keeps_the_thread_as_a_ticket(closed_service: Served) -> None:
    visitor = await closed_service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    await visitor.told("is closed now and opens again on")
    (state,) = visitor.seen("conversation_updated")
    assert (state["status"], state["owner"]["kind"], state["ticket"]["contact_email"]) == ("queued", "queue", None)
    assert state["ticket"]["opens_at"] > datetime.now(UTC).isoformat()
    assert visitor.seen("queue_updated") == []
    assert (await visitor.open(visitor.token))["queue"] is None


async def test_an_address_is_kept_checked_and_shown_to_staff_and_its_visitor_only(closed_service: Served) -> None:
    visitor, other = await closed_service.visitor(), await closed_service.visitor()
    for one in (visitor, other):
        await one.open()
        await one.ask_for_person()
    code, sentence = await visitor.refused("leave_address", {"email": "maria"})
    assert (code, "name@example.com" in sentence) == ("invalid_input", True)
    await visitor.accepted("leave_address", {"email": "Maria@Northwind.local"})
    assert (await ticket_of(visitor))["contact_email"] == "Maria@northwind.local"
    assert (await ticket_of(other))["contact_email"] is None
    assert "northwind.local" not in str(other.events)
    console = await closed_service.technician()
    rows = (await console.accepted("console_open", {}))["conversations"]
    assert sorted(filter(None, (row["contact_email"] for row in rows))) == ["Maria@northwind.local"]


async def test_staff_are_told_when_the_visitor_comes_and_goes(closed_service: Served) -> None:
    visitor = await closed_service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    second_tab = await closed_service.visitor()
    await second_tab.open(visitor.token)
    console = await closed_service.technician()
    assert (await follow(console, visitor))["visitor_here"] is True
    await second_tab.close()
    await visitor.close()
    await console.until(lambda: console.seen("visitor_moved"))
    assert [fact["here"] for fact in console.seen("visitor_moved")] == [False]
    assert (await follow(console, visitor))["visitor_here"] is False


async def follow(console: Connection, visitor: Visitor) -> dict:
    return await console.accepted("open_conversation", {"conversation_id": visitor.conversation_id})


async def test_a_mail_link_opens_its_conversation_in_another_browser(closed_service: Served) -> None:
    visitor = await closed_service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    conversation_id, visitor_id, site_id = closed_service.tokens.read(visitor.token)
    session = VisitorSession(conversation_id, visitor_id, site_id, site_id, "")
    link = closed_service.tokens.issue_link(session, datetime.now(UTC))
    elsewhere = await closed_service.visitor()
    ack = await elsewhere.open(link)
    assert ack["conversation_id"] == visitor.conversation_id
    assert [message["text"] for message in ack["messages"]][0] == "I would like to talk to a person."
    expired = closed_service.tokens.issue_link(session, datetime.now(UTC) - timedelta(days=15))
    assert (await elsewhere.refused("session_request", {"session_id": expired}))[0] == "session_unknown"
    stranger = await closed_service.visitor("contoso")
    assert (await stranger.refused("session_request", {"session_id": link}))[0] == "session_unknown"
