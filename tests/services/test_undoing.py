"""Undoing what one has just done: an explicit claim at the expected epoch, for a moment, told to the visitor once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handoff.models import AuditEvent, Conversation, Handoff, Stretch
from handoff.models.errors import AtCapacity, ConversationUnknown, DeskError, NothingToUndo, StaleEpoch
from handoff.models.facts import OwnershipLost, Summary
from handoff.rules.undo import WITHIN
from handoff.services import assignments, messaging, slots, teams, technician_actions, transfers
from handoff.services.staff import Staff
from handoff.services.undo_offers import undo_offer
from handoff.services.undoing import undo
from handoff.services.visitor_sessions import VisitorSession
from handoff.vocabulary import HandoffLabel, Resolution, Status, Undoable
from tests.services.on_duty import OnDuty

MINUTE = timedelta(minutes=1)


async def with_priya(duty: OnDuty) -> VisitorSession:
    """A conversation that waited for a minute, then was claimed by Priya; its epoch is 3."""
    visitor = await duty.waiting()
    duty.later(MINUTE)
    await technician_actions.claim(duty.desk, duty.test_desk.priya, visitor.conversation_id, 2)
    return visitor


async def act(duty: OnDuty, who: Staff, action: Undoable, visitor: VisitorSession, epoch: int) -> Summary:
    """Do what can be undone."""
    desk, here = duty.desk, visitor.conversation_id
    match action:
        case Undoable.CLAIMED:
            return await technician_actions.claim(desk, who, here, epoch)
        case Undoable.PUT_BACK:
            return await assignments.put_back(desk, who, here, epoch)
        case Undoable.TRANSFERRED:
            tom = duty.test_desk.tom.technician_id
            return await transfers.transfer_to_colleague(desk, who, here, epoch, tom, "Knows it better")
        case Undoable.RETURNED_TO_BOT:
            return await technician_actions.return_to_bot(desk, who, here, epoch)
        case Undoable.RESOLVED:
            return await technician_actions.resolve(desk, who, here, epoch, Resolution.SOLVED, HandoffLabel.TOO_LATE)


async def handoff_of(duty: OnDuty, visitor: VisitorSession) -> Handoff:
    async with duty.desk.database.read() as session:
        here = select(Handoff).where(Handoff.conversation_id == visitor.conversation_id)
        return (await session.scalars(here)).one()


def as_it_stands(row: Conversation) -> dict[str, object]:
    names = ("status", "technician_id", "team_id", "priority", "queued_at", "accept_by", "declined_by", "outcome")
    return {name: getattr(row, name) for name in (*names, "resolved_at", "ticket_since", "slots", "slot_origins")}


GIVING_AWAY = [Undoable.PUT_BACK, Undoable.TRANSFERRED, Undoable.RETURNED_TO_BOT, Undoable.RESOLVED]


@pytest.mark.parametrize("action", GIVING_AWAY)
async def test_p3_what_was_given_away_is_claimed_back_as_it_was_and_the_visitor_told_once(
    duty: OnDuty, action: Undoable
) -> None:
    priya, visitor = duty.test_desk.priya, await with_priya(duty)
    await slots.correct(duty.desk, priya, visitor.conversation_id, 3, "account", "mkline")
    await duty.available(duty.test_desk.tom)
    before, handoff = as_it_stands(await duty.row(visitor)), await handoff_of(duty, visitor)
    given = await act(duty, priya, action, visitor, 3)
    assert (await undo_offer(duty.desk, priya, visitor.conversation_id, given.epoch)).action is action
    said = len((await duty.shown(visitor)).messages)
    duty.later(WITHIN / 2)
    row = await undo(duty.desk, priya, visitor.conversation_id, given.epoch)
    assert (row.epoch, row.owner_name) == (5, "Priya Nair")
    assert as_it_stands(await duty.row(visitor)) == before
    shown = await duty.shown(visitor)
    assert (shown.owner_name, len(shown.messages)) == ("Priya Nair", said + 1)
    assert shown.messages[-1].text.startswith("Priya Nair ")
    after = await handoff_of(duty, visitor)
    assert (after.ended_at, after.claimed_by, after.label) == (None, priya.technician_id, None)
    if action in (Undoable.RETURNED_TO_BOT, Undoable.RESOLVED):
        assert after.claimed_at == handoff.claimed_at
    async with duty.desk.database.read() as session:
        stretches = (await session.scalars(select(Stretch).order_by(Stretch.epoch))).all()
        (event,) = await session.scalars(select(AuditEvent).where(AuditEvent.action == "undone"))
    assert [(s.epoch, s.reason) for s in stretches[-2:]] == [(4, action), (5, "undone")]
    assert event.details == {"undone": action, "epoch": 5}


async def test_p3_a_claim_is_given_back_to_its_place_in_the_queue_and_not_offered_again(duty: OnDuty) -> None:
    first, asked_at = await duty.waiting(), duty.now
    duty.later(MINUTE)
    await duty.waiting()
    await technician_actions.claim(duty.desk, duty.test_desk.priya, first.conversation_id, 2)
    row = await undo(duty.desk, duty.test_desk.priya, first.conversation_id, 3)
    assert (row.status, row.queued_at, row.epoch) == (Status.QUEUED, asked_at, 4)
    shown = await duty.shown(first)
    assert (shown.position, "had to step away" in shown.messages[-1].text) == (1, True)
    handoff = await handoff_of(duty, first)
    assert (handoff.claimed_at, handoff.claimed_by, handoff.ended_at) == (None, None, None)
    await duty.available(duty.test_desk.priya)
    await assignments.assign_waiting(duty.desk)
    assert (await duty.row(first)).technician_id is None


async def test_p3_what_was_taken_from_the_bot_is_left_to_the_bot_again(duty: OnDuty) -> None:
    visitor = await duty.test_desk.visitor()
    await messaging.receive_from_visitor(duty.desk, visitor, "hello", "m1")
    await technician_actions.claim(duty.desk, duty.test_desk.priya, visitor.conversation_id, 1)
    row = await undo(duty.desk, duty.test_desk.priya, visitor.conversation_id, 2)
    assert (row.status, row.queued_at, row.epoch) == (Status.BOT, None, 3)
    assert "automated assistant again" in (await duty.shown(visitor)).messages[-1].text


@pytest.mark.parametrize("action", list(Undoable))
async def test_after_a_moment_it_is_too_late(duty: OnDuty, action: Undoable) -> None:
    priya, visitor = duty.test_desk.priya, await with_priya(duty)
    await duty.available(duty.test_desk.tom)
    given = await act(duty, priya, action, visitor, 3) if action is not Undoable.CLAIMED else await duty.row(visitor)
    duty.later(duty.routing.accept_within if action is Undoable.TRANSFERRED else WITHIN)
    assert await undo_offer(duty.desk, priya, visitor.conversation_id, given.epoch) is None
    with pytest.raises(NothingToUndo):
        await undo(duty.desk, priya, visitor.conversation_id, given.epoch)
    assert (await duty.row(visitor)).epoch == given.epoch


@pytest.mark.parametrize("action", GIVING_AWAY)
async def test_p3_once_somebody_has_acted_since_it_is_refused(duty: OnDuty, action: Undoable) -> None:
    test_desk, visitor = duty.test_desk, await with_priya(duty)
    here = visitor.conversation_id
    await duty.available(test_desk.tom)
    given = await act(duty, test_desk.priya, action, visitor, 3)
    match action:
        case Undoable.PUT_BACK:
            await technician_actions.claim(duty.desk, test_desk.tom, here, 4)
        case Undoable.TRANSFERRED:
            await assignments.put_back(duty.desk, test_desk.tom, here, 4)
        case Undoable.RETURNED_TO_BOT | Undoable.RESOLVED:
            await messaging.request_person(duty.desk, visitor, "m2")
    before = await duty.row(visitor)
    with pytest.raises(StaleEpoch):
        await undo(duty.desk, test_desk.priya, here, given.epoch)
    assert as_it_stands(await duty.row(visitor)) == as_it_stands(before)


async def test_what_a_colleague_has_accepted_is_theirs(duty: OnDuty) -> None:
    test_desk, visitor = duty.test_desk, await with_priya(duty)
    await duty.available(test_desk.tom)
    await act(duty, test_desk.priya, Undoable.TRANSFERRED, visitor, 3)
    await assignments.accept(duty.desk, test_desk.tom, visitor.conversation_id, 4)
    with pytest.raises(NothingToUndo, match="has accepted it already"):
        await undo(duty.desk, test_desk.priya, visitor.conversation_id, 4)
    assert (await duty.row(visitor)).technician_id == test_desk.tom.technician_id


async def test_what_a_team_was_passed_is_withdrawn_from_whom_it_is_offered_to(duty: OnDuty) -> None:
    test_desk, visitor = duty.test_desk, await with_priya(duty)
    here, desk = visitor.conversation_id, duty.desk
    team_id = (await duty.row(visitor)).team_id
    await duty.available(test_desk.tom)
    await transfers.transfer_to_team(desk, test_desk.priya, here, 3, team_id, "Not mine")
    assert await assignments.assign_waiting(desk) == 1
    assert (await undo(desk, test_desk.priya, here, 4)).owner_name == "Priya Nair"
    (lost,) = duty.told(OwnershipLost)
    assert (lost.technician_id, "taken WD-" in lost.why) == (test_desk.tom.technician_id, True)
    await transfers.transfer_to_team(desk, test_desk.priya, here, 6, team_id, "Not mine after all")
    await assignments.assign_waiting(desk)
    await assignments.accept(desk, test_desk.tom, here, 8)
    with pytest.raises(StaleEpoch):
        await undo(desk, test_desk.priya, here, 7)


async def test_only_who_did_it_undoes_it_and_only_once(duty: OnDuty) -> None:
    test_desk, visitor = duty.test_desk, await with_priya(duty)
    here = visitor.conversation_id
    await assignments.put_back(duty.desk, test_desk.priya, here, 3)
    refusals: list[tuple[Staff, int, type[DeskError]]] = [
        (test_desk.tom, 4, StaleEpoch),
        (test_desk.priya, 3, StaleEpoch),
        (test_desk.stranger, 4, ConversationUnknown),
    ]
    for who, epoch, refusal in refusals:
        with pytest.raises(refusal):
            await undo(duty.desk, who, here, epoch)
    await undo(duty.desk, test_desk.priya, here, 4)
    for epoch in (4, 5):
        with pytest.raises(NothingToUndo):
            await undo(duty.desk, test_desk.priya, here, epoch)


async def test_nobody_takes_back_more_than_they_can_hold(duty: OnDuty) -> None:
    test_desk, visitor = duty.test_desk, await with_priya(duty)
    await technician_actions.resolve(duty.desk, test_desk.priya, visitor.conversation_id, 3, Resolution.SOLVED)
    await teams.set_skills(duty.desk, "priya@desk.test", [], capacity=1)
    other = await duty.waiting()
    await technician_actions.claim(duty.desk, test_desk.priya, other.conversation_id, 2)
    with pytest.raises(AtCapacity):
        await undo(duty.desk, test_desk.priya, visitor.conversation_id, 4)
    assert (await duty.row(visitor)).status is Status.RESOLVED
