"""P2: each message once, in order, told only after the commit."""

import asyncio
from uuid import UUID

import pytest
from sqlalchemy import select

from handoff.models import Message
from handoff.models.errors import StaleEpoch
from handoff.models.facts import MessageAppended
from handoff.services import messaging
from handoff.services.visitor_views import read_own
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind
from tests.conftest import TestDesk


async def test_p2_concurrent_messages_get_gapless_numbers_and_are_told_in_that_order(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    sends = [messaging.receive_from_visitor(test_desk.desk, visitor, f"message {n}", f"m{n}") for n in range(40)]
    stored = await asyncio.gather(*sends)
    assert sorted(message.seq for message in stored) == list(range(1, 41))
    told = [fact.message.seq for fact in test_desk.facts if isinstance(fact, MessageAppended)]
    assert told == sorted(told)


async def test_p2_a_retry_returns_the_first_row_and_tells_nobody_again(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    tries = [messaging.receive_from_visitor(test_desk.desk, visitor, "once", "same") for _ in range(5)]
    stored = await asyncio.gather(*tries)
    assert len({message.id for message in stored}) == 1
    assert len([fact for fact in test_desk.facts if isinstance(fact, MessageAppended)]) == 1
    async with test_desk.desk.database.read() as session:
        assert len(list(await session.scalars(select(Message)))) == 1


async def test_p2_who_comes_back_gets_exactly_what_was_missed(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    for number in range(6):
        await messaging.receive_from_visitor(test_desk.desk, visitor, f"message {number}", f"m{number}")
    missed = await read_own(test_desk.desk, visitor, last_seq=4)
    assert [message.text for message in missed.messages] == ["message 4", "message 5"]


async def test_p2_what_is_rolled_back_is_neither_stored_nor_told(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await messaging.receive_from_visitor(test_desk.desk, visitor, "kept", "m1")
    test_desk.facts.clear()
    with pytest.raises(RuntimeError):
        await _append_and_fail(test_desk, visitor.conversation_id)
    assert test_desk.facts == []
    kept = await messaging.receive_from_visitor(test_desk.desk, visitor, "next", "m2")
    assert kept.seq == 2


async def test_p3_an_append_for_an_old_epoch_is_refused_in_its_own_transaction(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await messaging.receive_from_visitor(test_desk.desk, visitor, "hello", "m1")
    with pytest.raises(StaleEpoch):
        await _append(test_desk, visitor.conversation_id, epoch=0)
    assert len((await read_own(test_desk.desk, visitor)).messages) == 1


async def _append(test_desk: TestDesk, conversation_id: UUID, *, epoch: int) -> None:
    late, now = Draft(AuthorKind.BOT, "late"), test_desk.desk.now()
    await test_desk.desk.transactions.run(lambda unit: append(unit, conversation_id, late, now, epoch=epoch))


async def _append_and_fail(test_desk: TestDesk, conversation_id: UUID) -> None:
    def fail(unit: UnitOfWork) -> None:
        append(unit, conversation_id, Draft(AuthorKind.BOT, "lost"), test_desk.desk.now())
        raise RuntimeError

    await test_desk.desk.transactions.run(fail, conversation_id)
