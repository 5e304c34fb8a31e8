"""P2: what waits for SQLite's one writer shares a commit, and is none the worse for its company."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event, func, select, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from handoff.models import Message, Site
from handoff.models.errors import StaleEpoch
from handoff.models.facts import MessageAppended
from handoff.services import messaging
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import read_own
from handoff.storage.message_log import Appended, Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind
from tests.conftest import TestDesk

VISITORS = 12


@pytest.fixture
def database_url(sqlite: str) -> str:
    """SQLite only: PostgreSQL flushes the commits of several connections together by itself."""
    return sqlite


async def test_what_waits_at_the_same_time_shares_a_commit(test_desk: TestDesk) -> None:
    visitors = [await test_desk.visitor() for _ in range(VISITORS)]
    with _counted_commits() as commits:
        await asyncio.gather(*(_say(test_desk, visitor, "hello", "m1") for visitor in visitors))
    assert len(commits) == 1


async def test_p2_in_a_shared_commit_each_conversation_counts_gapless_and_is_told_in_order(test_desk: TestDesk) -> None:
    visitors = [await test_desk.visitor() for _ in range(3)]
    sends = [(visitor, number) for number in range(10) for visitor in visitors]
    await asyncio.gather(*(_say(test_desk, visitor, f"message {number}", f"m{number}") for visitor, number in sends))
    for visitor in visitors:
        here = visitor.conversation_id
        told = [f.message for f in test_desk.facts if isinstance(f, MessageAppended) and f.conversation_id == here]
        assert [message.seq for message in told] == list(range(1, 11))
        assert [message.text for message in told] == [f"message {number}" for number in range(10)]
        assert [m.id for m in (await read_own(test_desk.desk, visitor)).messages] == [m.id for m in told]


async def test_p2_a_retry_in_the_same_commit_returns_the_first_row(test_desk: TestDesk) -> None:
    visitor, other = await test_desk.visitor(), await test_desk.visitor()
    with _counted_commits() as commits:
        first, _, second = await asyncio.gather(
            _say(test_desk, visitor, "once", "same"),
            _say(test_desk, other, "hello", "m1"),
            _say(test_desk, visitor, "once", "same"),
        )
    assert len(commits) == 1
    assert first.id == second.id
    assert len((await read_own(test_desk.desk, visitor)).messages) == 1


async def test_p3_a_refused_append_takes_nothing_of_its_company_with_it(test_desk: TestDesk) -> None:
    visitor, other = await test_desk.visitor(), await test_desk.visitor()
    await _say(test_desk, visitor, "hello", "m1")
    await _say(test_desk, other, "hello", "m1")
    outcomes = await asyncio.gather(
        _append(test_desk, visitor, "before", epoch=1),
        _append(test_desk, visitor, "late", epoch=0),
        _append(test_desk, visitor, "broken", epoch=1, fails=True),
        _append(test_desk, other, "theirs", epoch=1),
        _append(test_desk, visitor, "after", epoch=1),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [Appended, StaleEpoch, RuntimeError, Appended, Appended]
    shown = (await read_own(test_desk.desk, visitor)).messages
    assert [(message.seq, message.text) for message in shown] == [(1, "hello"), (2, "before"), (3, "after")]
    assert (await read_own(test_desk.desk, other)).last_seq == 2
    told = [fact.message.text for fact in test_desk.facts if isinstance(fact, MessageAppended)]
    assert told == ["hello", "hello", "before", "theirs", "after"]


async def test_p2_when_the_commit_itself_fails_all_of_it_is_refused_and_nothing_told(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await _say(test_desk, visitor, "hello", "m1")
    test_desk.facts.clear()

    def spoil(unit: UnitOfWork) -> None:
        unit.session.execute(text("PRAGMA defer_foreign_keys = ON"))
        unit.session.add(
            Site(organization_id=uuid4(), key="x", name="x", allowed_origins=[], created_at=_now(test_desk))
        )

    outcomes = await asyncio.gather(
        _append(test_desk, visitor, "lost", epoch=1),
        test_desk.desk.transactions.run(spoil),
        _append(test_desk, visitor, "lost too", epoch=1),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [IntegrityError] * 3
    assert test_desk.facts == []
    assert (await _append(test_desk, visitor, "next", epoch=1)).message.seq == 2


async def test_p2_when_sqlite_gives_up_the_transaction_the_rest_of_the_group_is_refused_too(
    test_desk: TestDesk,
) -> None:
    visitor = await test_desk.visitor()
    await _say(test_desk, visitor, "hello", "m1")
    test_desk.facts.clear()

    def give_up(unit: UnitOfWork) -> None:
        unit.session.execute(text("INSERT OR ROLLBACK INTO organization SELECT * FROM organization"))

    outcomes = await asyncio.gather(
        _append(test_desk, visitor, "lost", epoch=1),
        test_desk.desk.transactions.run(give_up),
        _append(test_desk, visitor, "lost too", epoch=1),
        return_exceptions=True,
    )
    assert all(isinstance(outcome, SQLAlchemyError) for outcome in outcomes)
    assert test_desk.facts == []
    assert [message.text for message in (await read_own(test_desk.desk, visitor)).messages] == ["hello"]
    assert (await _append(test_desk, visitor, "next", epoch=1)).message.seq == 2


async def test_p2_a_row_that_the_database_refuses_takes_only_its_own_unit_with_it(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await _say(test_desk, visitor, "hello", "m1")

    def write_and_break(unit: UnitOfWork) -> None:
        append(unit, visitor.conversation_id, Draft(AuthorKind.BOT, "broken"), _now(test_desk))
        unit.session.add(
            Site(organization_id=uuid4(), key="x", name="x", allowed_origins=[], created_at=_now(test_desk))
        )

    outcomes = await asyncio.gather(
        _append(test_desk, visitor, "before", epoch=1),
        test_desk.desk.transactions.run(write_and_break),
        _append(test_desk, visitor, "after", epoch=1),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes] == [Appended, IntegrityError, Appended]
    shown = (await read_own(test_desk.desk, visitor)).messages
    assert [(message.seq, message.text) for message in shown] == [(1, "hello"), (2, "before"), (3, "after")]


async def test_who_stops_waiting_keeps_nobody_else_from_being_answered(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    first, gone, last = (asyncio.create_task(_say(test_desk, visitor, f"m{n}", f"m{n}")) for n in range(3))
    await asyncio.sleep(0)
    gone.cancel()
    assert [(await first).seq, (await last).seq] == [1, 2]
    async with test_desk.desk.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Message)) == 2


@contextmanager
def _counted_commits() -> Iterator[list[object]]:
    commits: list[object] = []
    keep = commits.append
    event.listen(Engine, "commit", keep)
    try:
        yield commits
    finally:
        event.remove(Engine, "commit", keep)


async def _say(test_desk: TestDesk, visitor: VisitorSession, said: str, client_msg_id: str) -> Message:
    return await messaging.receive_from_visitor(test_desk.desk, visitor, said, client_msg_id)


async def _append(
    test_desk: TestDesk, visitor: VisitorSession, said: str, *, epoch: int, fails: bool = False
) -> Appended:
    def write(unit: UnitOfWork) -> Appended:
        draft = Draft(AuthorKind.BOT, said)
        appended = append(unit, visitor.conversation_id, draft, _now(test_desk), epoch=epoch)
        if fails:
            raise RuntimeError
        return appended

    return await test_desk.desk.transactions.run(write, visitor.conversation_id)


def _now(test_desk: TestDesk) -> datetime:
    return test_desk.desk.now()
