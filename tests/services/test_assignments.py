"""Waiting conversations are offered to who is there, and belong to nobody twice."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from handoff.models import AuditEvent, Message, Stretch
from handoff.models.errors import AtCapacity, NotOffered, NotOwner, StaleEpoch
from handoff.models.facts import ConversationChanged, OwnershipLost, QueueMoved
from handoff.services import assignments, messaging, presence, taking_back, teams, technician_actions
from handoff.vocabulary import AwayReason, OwnerKind, PresenceState, Resolution, Status
from tests.services.on_duty import OnDuty
from tests.services.test_ownership import rows

SECOND = timedelta(seconds=1)


async def test_an_offer_goes_to_who_is_available_and_the_visitor_waits_until_it_is_accepted(duty: OnDuty) -> None:
    priya = duty.test_desk.priya
    await duty.available(priya)
    visitor = await duty.waiting()
    assert await assignments.assign_waiting(duty.desk) == 1
    row = await duty.row(visitor)
    assert (row.status, row.technician_id, row.epoch) == (Status.ASSIGNED, priya.technician_id, 3)
    assert row.accept_by == duty.now + duty.routing.accept_within
    shown = await duty.shown(visitor)
    assert (shown.status, shown.owner_kind, shown.owner_name, shown.position) == (
        Status.QUEUED,
        OwnerKind.QUEUE,
        None,
        1,
    )
    await assignments.accept(duty.desk, priya, visitor.conversation_id, 3)
    shown = await duty.shown(visitor)
    assert (shown.status, shown.owner_name, shown.position) == (Status.ASSIGNED, "Priya Nair", None)
    assert "has joined" in shown.messages[-1].text
    with pytest.raises(NotOffered):
        await assignments.accept(duty.desk, priya, visitor.conversation_id, 3)


async def test_nothing_is_offered_to_somebody_away_offline_or_new(duty: OnDuty) -> None:
    test_desk = duty.test_desk
    await duty.available(test_desk.priya, test_desk.tom)
    await presence.choose(duty.desk, test_desk.priya, PresenceState.AWAY)
    await duty.seen(test_desk.lena)
    duty.later(duty.routing.lease)
    await duty.waiting()
    assert await assignments.assign_waiting(duty.desk) == 0
    await duty.seen(test_desk.tom)
    assert await assignments.assign_waiting(duty.desk) == 1
    assert await duty.owners() == [test_desk.tom.technician_id]


async def test_nobody_of_another_organization_is_offered_anything(duty: OnDuty) -> None:
    await duty.available(duty.test_desk.stranger)
    await duty.waiting()
    assert await assignments.assign_waiting(duty.desk) == 0


async def test_capacity_holds_and_whoever_waited_longest_comes_when_there_is_room(duty: OnDuty) -> None:
    priya = duty.test_desk.priya
    await duty.available(priya)
    visitors = []
    for _ in range(7):
        visitors.append(await duty.waiting())
        duty.later(SECOND)
    assert await assignments.assign_waiting(duty.desk) == 5
    assert await duty.owners() == [priya.technician_id] * 5 + [None] * 2
    first = visitors[0]
    await technician_actions.resolve(duty.desk, priya, first.conversation_id, 3, Resolution.SOLVED)
    assert await assignments.assign_waiting(duty.desk) == 1
    assert (await duty.row(visitors[5])).technician_id == priya.technician_id
    with pytest.raises(AtCapacity):
        await technician_actions.claim(duty.desk, priya, visitors[6].conversation_id, 2)


async def test_own_capacity_goes_before_the_policys(duty: OnDuty) -> None:
    await teams.set_skills(duty.desk, "priya@desk.test", [], capacity=1)
    await duty.available(duty.test_desk.priya)
    for _ in range(2):
        await duty.waiting()
    assert await assignments.assign_waiting(duty.desk) == 1


async def test_p3_many_looks_and_claims_at_once_offer_each_conversation_once_and_fill_nobody_beyond_capacity(
    duty: OnDuty,
) -> None:
    test_desk = duty.test_desk
    visitors = [await duty.waiting() for _ in range(12)]
    await duty.available(test_desk.priya, test_desk.tom)
    claims = [technician_actions.claim(duty.desk, test_desk.priya, v.conversation_id, 2) for v in visitors]
    looks = [assignments.assign_waiting(duty.desk) for _ in range(4)]
    await asyncio.gather(*looks, *claims, return_exceptions=True)
    both = [test_desk.priya.technician_id, test_desk.tom.technician_id]
    owners = await duty.owners()
    assert max(map(owners.count, both)) <= 5
    # Who was too late to be offered something is offered it at the next look.
    await assignments.assign_waiting(duty.desk)
    owners = await duty.owners()
    assert list(map(owners.count, both)) == [5, 5]
    for visitor in visitors:
        open_ = [s for s in await rows(test_desk, Stretch, visitor.conversation_id) if s.ended_at is None]
        assert len(open_) == 1


async def test_what_is_not_accepted_in_time_goes_back_with_its_queue_time_and_the_technician_is_away(
    duty: OnDuty,
) -> None:
    priya, asked_at = duty.test_desk.priya, duty.now
    visitor = await duty.waiting()
    duty.later(timedelta(minutes=3))
    await duty.available(priya)
    await assignments.assign_waiting(duty.desk)
    duty.later(duty.routing.accept_within - SECOND)
    await duty.seen(priya)
    assert await taking_back.expire_offers(duty.desk) == []
    duty.later(SECOND)
    assert await taking_back.expire_offers(duty.desk) == [visitor.conversation_id]
    assert await taking_back.expire_offers(duty.desk) == []
    row = await duty.row(visitor)
    assert (row.status, row.epoch, row.queued_at, row.accept_by) == (Status.QUEUED, 4, asked_at, None)
    (seen,) = [who for who in await presence.colleagues(duty.desk, priya.organization_ids) if who.name == "Priya Nair"]
    assert (seen.state, seen.away_reason, seen.load) == (PresenceState.AWAY, AwayReason.DID_NOT_ACCEPT, 0)
    (lost,) = duty.told(OwnershipLost)
    assert (lost.technician_id, "not accepted in time" in lost.why) == (priya.technician_id, True)
    async with duty.desk.database.read() as session:
        audited = select(AuditEvent.action).where(AuditEvent.subject_id == visitor.conversation_id)
        assert "not_accepted" in list(await session.scalars(audited))
    assert await assignments.assign_waiting(duty.desk) == 0


async def test_the_place_in_the_queue_does_not_get_worse_by_an_offer_that_fails(duty: OnDuty) -> None:
    first = await duty.waiting()
    duty.later(SECOND)
    second = await duty.waiting()
    await duty.available(duty.test_desk.priya)
    await teams.set_skills(duty.desk, "priya@desk.test", [], capacity=1)
    await assignments.assign_waiting(duty.desk)
    assert [(await duty.shown(v)).position for v in (first, second)] == [1, 2]
    duty.later(duty.routing.accept_within)
    await taking_back.expire_offers(duty.desk)
    assert [(await duty.shown(v)).position for v in (first, second)] == [1, 2]
    told = [fact.position for fact in duty.told(QueueMoved) if fact.conversation_id == second.conversation_id]
    assert set(told) == {2}


async def test_a_reply_accepts_what_was_offered(duty: OnDuty) -> None:
    priya = duty.test_desk.priya
    await duty.available(priya)
    visitor = await duty.waiting()
    await assignments.assign_waiting(duty.desk)
    await technician_actions.reply(duty.desk, priya, visitor.conversation_id, 3, "Hello", "r1")
    shown = await duty.shown(visitor)
    assert (shown.owner_name, [m.text for m in shown.messages][-1]) == ("Priya Nair", "Hello")
    changed = [fact for fact in duty.told(ConversationChanged) if fact.owner_changed]
    assert (changed[-1].summary.epoch, changed[-1].summary.accept_by) == (3, None)


async def test_only_the_one_it_was_offered_to_can_accept(duty: OnDuty) -> None:
    await duty.available(duty.test_desk.priya)
    visitor = await duty.waiting()
    await assignments.assign_waiting(duty.desk)
    with pytest.raises(NotOwner):
        await assignments.accept(duty.desk, duty.test_desk.tom, visitor.conversation_id, 3)
    with pytest.raises(StaleEpoch):
        await assignments.accept(duty.desk, duty.test_desk.priya, visitor.conversation_id, 2)


async def test_what_is_put_back_keeps_its_time_and_goes_to_somebody_else(duty: OnDuty) -> None:
    test_desk, asked_at = duty.test_desk, duty.now
    await duty.available(test_desk.priya)
    visitor = await duty.waiting()
    await assignments.assign_waiting(duty.desk)
    duty.later(SECOND)
    await assignments.put_back(duty.desk, test_desk.priya, visitor.conversation_id, 3)
    row = await duty.row(visitor)
    assert (row.status, row.queued_at) == (Status.QUEUED, asked_at)
    assert all("step away" not in message.text for message in (await duty.shown(visitor)).messages)
    assert await assignments.assign_waiting(duty.desk) == 0
    await duty.available(test_desk.tom)
    assert await assignments.assign_waiting(duty.desk) == 1
    assert await duty.owners() == [test_desk.tom.technician_id]


async def test_a_visitor_who_had_met_them_is_told_when_it_is_put_back(duty: OnDuty) -> None:
    priya = duty.test_desk.priya
    visitor = await duty.waiting()
    await technician_actions.claim(duty.desk, priya, visitor.conversation_id, 2)
    await assignments.put_back(duty.desk, priya, visitor.conversation_id, 3)
    assert "Priya Nair had to step away" in (await duty.shown(visitor)).messages[-1].text


async def test_p3_a_reply_to_a_running_bot_chat_claims_it_in_the_same_transaction(duty: OnDuty) -> None:
    test_desk, visitor = duty.test_desk, await duty.test_desk.visitor()
    await messaging.receive_from_visitor(duty.desk, visitor, "faq/webcam: black", "m1")
    here = visitor.conversation_id
    with pytest.raises(StaleEpoch):
        await technician_actions.reply(duty.desk, test_desk.priya, here, 7, "Late", "r0")
    assert (await duty.row(visitor)).status is Status.BOT
    first = await technician_actions.reply(duty.desk, test_desk.priya, here, 1, "I am here", "r1")
    again = await technician_actions.reply(duty.desk, test_desk.priya, here, 1, "I am here", "r1")
    assert (first.id, first.epoch) == (again.id, 2)
    row = await duty.row(visitor)
    assert (row.status, row.technician_id, row.epoch) == (Status.ASSIGNED, test_desk.priya.technician_id, 2)
    texts = [message.text for message in await rows(test_desk, Message, here)]
    assert ("Late" in texts, texts[-1]) == (False, "I am here")
    with pytest.raises(NotOwner):
        await technician_actions.reply(duty.desk, test_desk.tom, here, 2, "Me too", "r2")


async def test_at_capacity_a_reply_takes_no_bot_chat_and_stores_nothing(duty: OnDuty) -> None:
    priya = duty.test_desk.priya
    await teams.set_skills(duty.desk, "priya@desk.test", [], capacity=1)
    held = await duty.waiting()
    await technician_actions.claim(duty.desk, priya, held.conversation_id, 2)
    visitor = await duty.test_desk.visitor()
    await messaging.receive_from_visitor(duty.desk, visitor, "faq/webcam: black", "m1")
    with pytest.raises(AtCapacity):
        await technician_actions.reply(duty.desk, priya, visitor.conversation_id, 1, "Me again", "r1")
    assert [m.text for m in await rows(duty.test_desk, Message, visitor.conversation_id)] == ["faq/webcam: black"]
