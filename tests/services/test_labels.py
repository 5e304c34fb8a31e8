"""What technicians say of a handoff when they resolve: optional, stored with it, counted for leads."""

from datetime import timedelta

from handoff.services import labels, messaging, technician_actions, transcripts
from handoff.services.visitor_sessions import VisitorSession
from handoff.vocabulary import HandoffLabel, Resolution
from tests.services.on_duty import OnDuty

NONE_YET = dict.fromkeys(HandoffLabel, 0)


async def resolved(duty: OnDuty, label: HandoffLabel | None) -> VisitorSession:
    visitor, priya = await duty.waiting(), duty.test_desk.priya
    await technician_actions.claim(duty.desk, priya, visitor.conversation_id, 2)
    await technician_actions.resolve(duty.desk, priya, visitor.conversation_id, 3, Resolution.SOLVED, label)
    return visitor


async def test_a_label_is_stored_with_its_handoff_and_shown_to_leads(duty: OnDuty) -> None:
    visitor = await resolved(duty, HandoffLabel.BOT_COULD_ANSWER)
    transcript = await transcripts.read(duty.desk, duty.test_desk.lena, visitor.conversation_id)
    (handoff,) = transcript.handoffs
    assert (handoff.label, handoff.labelled_at) == (HandoffLabel.BOT_COULD_ANSWER, duty.now)
    assert transcript.names[handoff.labelled_by] == "Priya Nair"


async def test_saying_nothing_is_no_label(duty: OnDuty) -> None:
    visitor = await resolved(duty, None)
    (handoff,) = (await transcripts.read(duty.desk, duty.test_desk.lena, visitor.conversation_id)).handoffs
    assert (handoff.label, handoff.labelled_by, handoff.labelled_at) == (None, None, None)


async def test_only_the_last_handoff_is_meant(duty: OnDuty) -> None:
    visitor, priya = await resolved(duty, HandoffLabel.RIGHT), duty.test_desk.priya
    here = visitor.conversation_id
    duty.later(timedelta(minutes=1))
    await messaging.request_person(duty.desk, visitor, "m2")
    epoch = (await duty.row(visitor)).epoch
    await technician_actions.claim(duty.desk, priya, here, epoch)
    label = HandoffLabel.WRONG_TEAM
    await technician_actions.resolve(duty.desk, priya, here, epoch + 1, Resolution.SOLVED, label)
    found = (await transcripts.read(duty.desk, duty.test_desk.lena, here)).handoffs
    assert [handoff.label for handoff in found] == [HandoffLabel.RIGHT, HandoffLabel.WRONG_TEAM]


async def test_they_are_counted_by_organization(duty: OnDuty) -> None:
    for label in (HandoffLabel.RIGHT, HandoffLabel.RIGHT, HandoffLabel.TOO_LATE, None):
        await resolved(duty, label)
    counted = await labels.count(duty.desk, duty.test_desk.lena.led_organization_ids)
    assert counted == NONE_YET | {HandoffLabel.RIGHT: 2, HandoffLabel.TOO_LATE: 1}
    assert await labels.count(duty.desk, duty.test_desk.stranger.led_organization_ids) == NONE_YET


async def test_a_conversation_that_never_came_to_a_person_has_nothing_to_label(duty: OnDuty) -> None:
    visitor, priya = await duty.test_desk.visitor(), duty.test_desk.priya
    await messaging.receive_from_visitor(duty.desk, visitor, "hello", "m1")
    here = visitor.conversation_id
    await technician_actions.claim(duty.desk, priya, here, 1)
    await technician_actions.resolve(duty.desk, priya, here, 2, Resolution.SOLVED, HandoffLabel.RIGHT)
    assert await labels.count(duty.desk, priya.organization_ids) == NONE_YET
