"""The audit: append-only, chained, and what is done to it behind our back is found and named."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, event, select, text
from sqlalchemy.exc import DBAPIError

from handoff.models import AuditEvent
from handoff.services import messaging
from handoff.services.audit_check import verify
from handoff.services.desk import Desk
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind
from tests.conftest import TestDesk, make_desk
from tests.scripted_bot import ScriptedBot

CHAIN = "installation"


def act(number: int, organization_id: UUID | None = None):  # type: ignore[no-untyped-def]
    def write(unit: UnitOfWork) -> None:
        at = datetime.now(UTC)
        unit.audit(AuthorKind.SYSTEM, None, "tried", at=at, organization_id=organization_id, number=number, of=("a", 1))

    return write


async def recorded(desk: Desk) -> list[AuditEvent]:
    async with desk.database.read() as session:
        rows = await session.scalars(select(AuditEvent).where(AuditEvent.chain == CHAIN).order_by(AuditEvent.seq))
        return list(rows)


async def ten_events(test_desk: TestDesk) -> list[AuditEvent]:
    for number in range(10):
        await test_desk.desk.transactions.run(act(number))
    return await recorded(test_desk.desk)


async def behind_our_back(desk: Desk, *statements: str, **values: object) -> None:
    """What somebody with the database's own tools can do, triggers or not."""
    is_sqlite = desk.database.sqlite is not None
    names = (
        ["audit_event_no_update", "audit_event_no_delete"] if is_sqlite else ["audit_event_no_change ON audit_event"]
    )
    async with desk.database.engine.begin() as connection:
        for name in names:
            await connection.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            await connection.execute(text(statement), values)


async def flaws(desk: Desk) -> list[tuple[int, str]]:
    return [(flaw.seq, flaw.what) for chain in await verify(desk) if chain.name == CHAIN for flaw in chain.flaws]


async def test_every_chain_of_a_desk_in_use_is_whole(test_desk: TestDesk) -> None:
    await ten_events(test_desk)
    chains = await verify(test_desk.desk)
    assert len(chains) > 1
    assert [chain.flaws for chain in chains] == [[]] * len(chains)
    newest = (await recorded(test_desk.desk))[-1]
    assert newest.hash in {chain.newest_hash for chain in chains}


@pytest.mark.parametrize("statement", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"])
async def test_the_database_refuses_changes(test_desk: TestDesk, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        async with test_desk.desk.database.engine.begin() as connection:
            await connection.execute(text(statement))
    assert await flaws(test_desk.desk) == []


@pytest.mark.parametrize(
    "change",
    ["action = 'other'", "actor = 'bot'", "details = '{}'", "at = '2020-01-01 00:00:00+00:00'", "subject_id = id"],
)
async def test_a_changed_event_is_named(test_desk: TestDesk, change: str) -> None:
    events = await ten_events(test_desk)
    seq = events[-4].seq
    await behind_our_back(
        test_desk.desk, f"UPDATE audit_event SET {change} WHERE chain = '{CHAIN}' AND seq = :seq", seq=seq
    )
    assert await flaws(test_desk.desk) == [(seq, "was changed")]


@pytest.mark.parametrize("place", [0, -4, -1])
async def test_a_removed_event_is_named_also_the_newest(test_desk: TestDesk, place: int) -> None:
    seq = (await ten_events(test_desk))[place].seq
    await behind_our_back(test_desk.desk, f"DELETE FROM audit_event WHERE chain = '{CHAIN}' AND seq = :seq", seq=seq)
    assert await flaws(test_desk.desk) == [(seq, "was removed")]


async def test_events_that_changed_places_are_named(test_desk: TestDesk) -> None:
    events = await ten_events(test_desk)
    first, second = events[-5].seq, events[-2].seq
    move = f"UPDATE audit_event SET seq = :to WHERE chain = '{CHAIN}' AND seq = :of"
    await behind_our_back(test_desk.desk, move.replace(":to", "-1").replace(":of", str(first)))
    async with test_desk.desk.database.engine.begin() as connection:
        await connection.execute(text(move), {"to": first, "of": second})
        await connection.execute(text(move), {"to": second, "of": -1})
    assert await flaws(test_desk.desk) == [
        (first, f"was moved: it was number {second}"),
        (second, f"was moved: it was number {first}"),
    ]


@pytest.mark.parametrize("place", [-4, -1])
async def test_an_event_replaced_with_a_hash_that_fits_it_is_named(test_desk: TestDesk, place: int) -> None:
    forged = (await ten_events(test_desk))[place]
    forged.action = "forged"
    await behind_our_back(
        test_desk.desk,
        f"UPDATE audit_event SET action = 'forged', hash = :hash WHERE chain = '{CHAIN}' AND seq = :seq",
        seq=forged.seq,
        hash=forged.link.own_hash,
    )
    ((seq, what),) = await flaws(test_desk.desk)
    assert (seq, what[:12]) == (forged.seq, "was replaced")


async def test_events_written_at_the_same_time_by_several_processes_make_one_chain(
    test_desk: TestDesk, database_url: str, bot: ScriptedBot
) -> None:
    other = make_desk(database_url, bot, [])
    desks, here = (test_desk.desk, other), test_desk.priya.organization_ids[0]
    acts = [
        desks[number % 2].transactions.run(act(number, here if number % 3 else None), uuid4()) for number in range(40)
    ]
    await asyncio.gather(*acts)
    await other.database.close()
    assert [chain.flaws for chain in await verify(test_desk.desk)] == [[]] * len(await verify(test_desk.desk))


async def test_an_event_of_a_unit_of_work_that_fails_leaves_no_gap(test_desk: TestDesk) -> None:
    async def failing() -> None:
        def write(unit: UnitOfWork) -> None:
            act(0)(unit)
            raise RuntimeError

        with pytest.raises(RuntimeError):
            await test_desk.desk.transactions.run(write, uuid4())

    before = len(await recorded(test_desk.desk))
    run = test_desk.desk.transactions.run
    await asyncio.gather(run(act(1), uuid4()), failing(), run(act(2), uuid4()), failing(), run(act(3), uuid4()))
    assert len(await recorded(test_desk.desk)) == before + 3
    assert await flaws(test_desk.desk) == []


async def test_a_visitor_s_message_does_not_touch_the_audit(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await messaging.receive_from_visitor(test_desk.desk, visitor, "hello", "m1")
    with _statements() as seen:
        await messaging.receive_from_visitor(test_desk.desk, visitor, "my laptop is slow", "m2")
    assert any("INSERT INTO message" in statement for statement in seen)
    assert not [statement for statement in seen if "audit" in statement]


@contextmanager
def _statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_conn, _cursor, statement, *_rest) -> None:  # type: ignore[no-untyped-def]
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)
