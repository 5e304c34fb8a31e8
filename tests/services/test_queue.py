"""Places in the queue: urgent first, then whoever waits longest, told anew on every change."""

from handoff.models.facts import QueueMoved
from handoff.services import messaging, technician_actions
from handoff.services.visitor_views import read_own
from tests.conftest import TestDesk
from tests.services.test_dialogue import say
from tests.services.test_ownership import waiting_conversation


async def test_places_follow_urgency_then_waiting_time_and_move_up_when_someone_is_claimed(test_desk: TestDesk) -> None:
    first, _ = await waiting_conversation(test_desk)
    second, _ = await waiting_conversation(test_desk)
    urgent = await test_desk.visitor()
    await say(test_desk, urgent, "sensitive/lost_device: gone")
    places = [(await read_own(test_desk.desk, visitor)).position for visitor in (urgent, first, second)]
    assert places == [1, 2, 3]
    test_desk.facts.clear()
    await technician_actions.claim(test_desk.desk, test_desk.priya, urgent.conversation_id, 2)
    told = {fact.conversation_id: fact.position for fact in test_desk.facts if isinstance(fact, QueueMoved)}
    assert told == {first.conversation_id: 1, second.conversation_id: 2}


async def test_queues_of_two_organizations_are_counted_apart(test_desk: TestDesk) -> None:
    await waiting_conversation(test_desk)
    elsewhere = await test_desk.visitor("contoso")
    await messaging.request_person(test_desk.desk, elsewhere, "m1")
    assert (await read_own(test_desk.desk, elsewhere)).position == 1
