"""Offers, presence and passing on over real sockets: who is told what, and what a silent link means."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import socketio

from handoff.models import Technician
from handoff.storage.presences import seen
from handoff.transports.console.connection import SESSION_COOKIE
from handoff.transports.fanout import CONSOLE_NAMESPACE
from handoff.vocabulary import PresenceState
from tests.scripted_bot import ScriptedBot
from tests.transports.connection import PATIENCE_S, Connection
from tests.transports.cuttable_link import cuttable_link
from tests.transports.serving import Served, serving
from tests.transports.visitor import Visitor


async def available(service: Served, name: str) -> Connection:
    console = await service.technician(name)
    await console.accepted("set_presence", {"state": "available"})
    return console


async def asking(service: Served) -> tuple[Visitor, dict[str, Any]]:
    visitor = await service.visitor()
    await visitor.open()
    await visitor.ask_for_person()
    return visitor, {"conversation_id": visitor.conversation_id}


async def offered(console: Connection) -> Any:
    """The row of what was offered to this console's technician."""
    rows = console.seen
    return await console.until(lambda: next((row for row in rows("conversation_updated") if row["accept_by"]), None))


async def states_of(console: Connection, name: str, state: str) -> None:
    """Wait until the console was told that a colleague is in this state."""
    await console.until(
        lambda: [
            fact
            for fact in console.seen("presence_changed")
            if (fact["presence"]["name"], fact["presence"]["state"]) == (name, state)
        ]
    )


async def test_an_offer_comes_by_itself_and_the_visitor_learns_of_nobody_before_it_is_accepted(
    each_service: Served,
) -> None:
    console = await available(each_service, "priya")
    visitor, here = await asking(each_service)
    row = await offered(console)
    assert (row["owner"]["name"], row["epoch"], row["status"]) == ("Priya Nair", 3, "assigned")
    await visitor.until(lambda: [s for s in visitor.seen("conversation_updated") if s["epoch"] == 3])
    assert "Priya" not in str(visitor.events)
    ack = await console.accepted("accept", here | {"epoch": 3})
    assert ack["conversation"]["accept_by"] is None
    await visitor.told("Priya Nair from the service desk has joined")
    state = await visitor.until(lambda: [s for s in visitor.seen("conversation_updated") if s["status"] == "assigned"])
    assert state[0]["owner"] == {"kind": "technician", "name": "Priya Nair"}
    assert (await console.refused("accept", here | {"epoch": 3}))[0] == "not_offered"


async def test_room_that_is_made_is_filled_at_once(
    sqlite: str, bot: ScriptedBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without the look that is taken now and then in any case.
    monkeypatch.setattr("handoff.transports.jobs.ASSIGN_EVERY_S", 1000)
    async with serving(sqlite, bot, tmp_path) as service:
        console = await available(service, "priya")
        visitors = [(await asking(service))[1] for _ in range(6)]
        mine = console.seen

        def offers() -> set[str]:
            return {row["conversation_id"] for row in mine("conversation_updated") if row["accept_by"]}

        await console.until(lambda: len(offers()) == 5)
        last = visitors[5]
        assert (await console.refused("claim", last | {"epoch": 2}))[0] == "at_capacity"
        await console.accepted("put_back", visitors[0] | {"epoch": 3})
        await console.until(lambda: last["conversation_id"] in offers())


async def test_the_lists_say_who_is_there_and_colleagues_are_told_who_comes_and_goes(service: Served) -> None:
    lena = await service.technician("lena")
    priya, second = await available(service, "priya"), await service.technician("priya")
    await states_of(lena, "Priya Nair", "available")
    people = (await lena.accepted("console_open", {}))["presence"]
    assert {who["name"]: who["state"] for who in people} == {
        "Lena Fischer": "away",
        "Priya Nair": "available",
        "Tom Okafor": "offline",
    }
    await priya.close()
    await second.accepted("console_open", {})
    assert [f for f in lena.seen("presence_changed") if f["presence"]["state"] == "offline"] == []
    await second.close()
    await states_of(lena, "Priya Nair", "offline")
    _, _ = await asking(service)
    assert not any(row["accept_by"] for row in lena.seen("conversation_updated"))


async def test_passing_on_and_taking_over_are_told_to_those_concerned_and_the_reason_to_no_visitor(
    each_service: Served,
) -> None:
    priya, tom, lena = [await available(each_service, name) for name in ("priya", "tom", "lena")]
    for console in (tom, lena):
        await console.accepted("set_presence", {"state": "away"})
    visitor, here = await asking(each_service)
    await offered(priya)
    await priya.accepted("accept", here | {"epoch": 3})
    found = await priya.accepted("transfer_targets", here)
    (toms,) = [who for who in found["people"] if who["name"] == "Tom Okafor"]
    asked = here | {"epoch": 3, "reason": "PRIVATE reason", "technician_id": toms["technician_id"]}
    assert await priya.refused("transfer", asked) == (
        "not_available",
        "Tom Okafor is away. Choose somebody else, or a team.",
    )
    await tom.accepted("set_presence", {"state": "available"})
    await priya.accepted("transfer", asked)
    await offered(tom)
    await tom.accepted("accept", here | {"epoch": 4})
    assert (await tom.refused("take_over", here | {"epoch": 4, "reason": "x"}))[0] == "not_a_lead"
    await lena.accepted("take_over", here | {"epoch": 4, "reason": "PRIVATE other reason"})
    (lost,) = await tom.until(lambda: tom.seen("ownership_lost"))
    assert "Lena Fischer has taken over" in lost["why"]
    await visitor.told("Lena Fischer from the service desk has joined")
    assert (priya.seen("ownership_lost"), lena.seen("ownership_lost")) == ([], [])
    assert "PRIVATE" not in str(visitor.events)


async def test_p7_a_console_whose_link_has_gone_silent_counts_as_gone(
    sqlite: str, bot: ScriptedBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = partial(socketio.AsyncServer, ping_interval=0.5, ping_timeout=1.5)
    monkeypatch.setattr(socketio, "AsyncServer", quick)
    async with serving(sqlite, bot, tmp_path) as service, cuttable_link(service.url) as link:
        token = await service.sign_in("priya")
        headers = {"Cookie": f"{SESSION_COOKIE}={token}", "Origin": link.url}
        await service.connection(CONSOLE_NAMESPACE, link.url, headers=headers)
        assert await state_of_priya(service) is PresenceState.AWAY
        link.fall_silent()
        async with asyncio.timeout(PATIENCE_S):
            await until_priya_is_offline(service)


async def until_priya_is_offline(service: Served) -> None:
    while True:
        if await state_of_priya(service) is PresenceState.OFFLINE:
            return
        await asyncio.sleep(0.1)


async def state_of_priya(service: Served) -> PresenceState:
    """Looked up, as the short pings of this service could cut off whoever would be told."""
    async with service.desk.database.read() as session:
        people = await session.run_sync(seen, service.desk.now(), 1, Technician.name == "Priya Nair")
    return people[0].state
