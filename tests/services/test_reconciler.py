"""P7: nothing is stranded, whatever died and whenever."""

from sqlalchemy import delete, select, update

from handoff.models import Conversation, Handoff, Message, Technician
from handoff.services import messaging, reconciler, technician_actions
from handoff.services.turns import TurnRunner
from handoff.services.visitor_views import read_own
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import Status
from tests.conftest import TestDesk
from tests.services.test_ownership import rows, waiting_conversation


async def test_p7_a_message_whose_turn_never_ran_is_found_and_answered_once(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await messaging.receive_from_visitor(test_desk.desk, visitor, "faq/vpn_connect: how", "m1")
    after_restart = TurnRunner(test_desk.desk)
    assert await reconciler.unanswered(test_desk.desk) == [visitor.conversation_id]
    for runner in (after_restart, test_desk.turns):
        runner.wake(visitor.conversation_id)
    await after_restart.settled()
    await test_desk.turns.settled()
    assert await reconciler.unanswered(test_desk.desk) == []
    answers = [m for m in (await read_own(test_desk.desk, visitor)).messages if m.text.startswith("Answer")]
    assert len(answers) == 1


async def test_p7_a_conversation_of_a_technician_who_left_goes_back_with_its_queue_time(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    desk, here = test_desk.desk, visitor.conversation_id
    claimed = await technician_actions.claim(desk, test_desk.priya, here, epoch)
    gone = update(Technician).where(Technician.id == test_desk.priya.technician_id).values(is_active=False)
    await desk.transactions.run(lambda unit: unit.session.execute(gone))
    assert await reconciler.requeue_stranded(desk) == [here]
    (conversation,) = [c for c in await _conversations(test_desk) if c.id == here]
    assert (conversation.status, conversation.queued_at) == (Status.QUEUED, claimed.queued_at)
    assert conversation.epoch == claimed.epoch + 1
    assert await reconciler.requeue_stranded(desk) == []


async def test_p7_a_waiting_conversation_without_handoff_or_team_gets_both(test_desk: TestDesk) -> None:
    visitor, _ = await waiting_conversation(test_desk)
    desk, here = test_desk.desk, visitor.conversation_id

    def strand(unit: UnitOfWork) -> None:
        unit.session.execute(delete(Handoff).where(Handoff.conversation_id == here))
        unit.session.execute(update(Conversation).where(Conversation.id == here).values(team_id=None))

    await desk.transactions.run(strand)
    assert await reconciler.requeue_stranded(desk) == [here]
    (handoff,) = await rows(test_desk, Handoff, here)
    view = await read_own(desk, visitor)
    assert (handoff.rule, view.position) == ("reconciler", 1)


async def test_p7_a_healthy_desk_is_left_alone(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    await technician_actions.claim(test_desk.desk, test_desk.priya, visitor.conversation_id, epoch)
    before = len(await rows(test_desk, Message, visitor.conversation_id))
    assert await reconciler.requeue_stranded(test_desk.desk) == []
    assert len(await rows(test_desk, Message, visitor.conversation_id)) == before


async def _conversations(test_desk: TestDesk) -> list[Conversation]:
    async with test_desk.desk.database.read() as session:
        return list(await session.scalars(select(Conversation)))
