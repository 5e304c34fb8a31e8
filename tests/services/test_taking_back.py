"""P7: presence is a lease; who is gone too long loses what they have not answered, and nothing else."""

from datetime import timedelta

from handoff.models.facts import OwnershipLost, PresenceChanged
from handoff.services import assignments, presence, taking_back, technician_actions
from handoff.vocabulary import PresenceState, Status
from tests.services.on_duty import OnDuty

SECOND = timedelta(seconds=1)


async def test_p7_who_is_gone_beyond_grace_loses_what_they_had_not_answered_and_keeps_the_rest(duty: OnDuty) -> None:
    priya, asked_at = duty.test_desk.priya, duty.now
    answered, claimed = await duty.waiting(), await duty.waiting()
    for visitor in (answered, claimed):
        await technician_actions.claim(duty.desk, priya, visitor.conversation_id, 2)
    await technician_actions.reply(duty.desk, priya, answered.conversation_id, 3, "Hello", "r1")
    await technician_actions.note(duty.desk, priya, claimed.conversation_id, "looks like the switch", "n1")
    duty.later(duty.routing.lease + duty.routing.grace - SECOND)
    assert await taking_back.requeue_unanswered(duty.desk) == []
    duty.later(SECOND)
    assert await taking_back.requeue_unanswered(duty.desk) == [claimed.conversation_id]
    assert await taking_back.requeue_unanswered(duty.desk) == []
    row = await duty.row(claimed)
    assert (row.status, row.queued_at, row.epoch) == (Status.QUEUED, asked_at, 4)
    assert "Priya Nair had to step away" in (await duty.shown(claimed)).messages[-1].text
    kept = await duty.row(answered)
    assert (kept.status, kept.technician_id) == (Status.ASSIGNED, priya.technician_id)
    (lost,) = duty.told(OwnershipLost)
    assert (lost.technician_id, lost.conversation_id) == (priya.technician_id, claimed.conversation_id)


async def test_p7_whoever_comes_back_within_grace_loses_nothing(duty: OnDuty) -> None:
    priya = duty.test_desk.priya
    visitor = await duty.waiting()
    await technician_actions.claim(duty.desk, priya, visitor.conversation_id, 2)
    await presence.leave(duty.desk, priya.technician_id)
    duty.later(duty.routing.grace - SECOND)
    assert await taking_back.requeue_unanswered(duty.desk) == []
    await duty.seen(priya)
    duty.later(duty.routing.lease - SECOND)
    assert await taking_back.requeue_unanswered(duty.desk) == []
    assert (await duty.row(visitor)).technician_id == priya.technician_id


async def test_p7_a_reply_in_an_earlier_stretch_does_not_count_as_an_answer_in_this_one(duty: OnDuty) -> None:
    test_desk, here = duty.test_desk, await duty.waiting()
    await technician_actions.claim(duty.desk, test_desk.priya, here.conversation_id, 2)
    await technician_actions.reply(duty.desk, test_desk.priya, here.conversation_id, 3, "Hello", "r1")
    await assignments.put_back(duty.desk, test_desk.priya, here.conversation_id, 3)
    await technician_actions.claim(duty.desk, test_desk.tom, here.conversation_id, 4)
    duty.later(duty.routing.lease + duty.routing.grace)
    assert await taking_back.requeue_unanswered(duty.desk) == [here.conversation_id]


async def test_p7_an_offer_to_somebody_who_has_left_goes_back_without_a_word_to_the_visitor(duty: OnDuty) -> None:
    priya = duty.test_desk.priya
    await duty.available(priya)
    visitor = await duty.waiting()
    await assignments.assign_waiting(duty.desk)
    said = len((await duty.shown(visitor)).messages)
    await presence.leave(duty.desk, priya.technician_id)
    duty.later(duty.routing.grace)
    assert await taking_back.requeue_unanswered(duty.desk) == [visitor.conversation_id]
    assert len((await duty.shown(visitor)).messages) == said
    assert await assignments.assign_waiting(duty.desk) == 0
    await duty.seen(priya)
    assert await assignments.assign_waiting(duty.desk) == 1


async def test_colleagues_are_told_once_of_who_comes_and_goes_and_never_of_a_renewal(duty: OnDuty) -> None:
    priya = duty.test_desk.priya
    await duty.available(priya)
    duty.later(duty.routing.lease - SECOND)
    await duty.seen(priya)
    duty.later(duty.routing.lease)
    for _ in range(2):
        await presence.notice_gone(duty.desk)
    await duty.seen(priya)
    states = [(fact.seen.name, fact.seen.state) for fact in duty.told(PresenceChanged)]
    away, available, offline = PresenceState.AWAY, PresenceState.AVAILABLE, PresenceState.OFFLINE
    # The first is the console that is seen, before its technician has chosen.
    assert states == [("Priya Nair", state) for state in (away, available, offline, available)]
    assert {fact.organization_id for fact in duty.told(PresenceChanged)} == set(priya.organization_ids)
