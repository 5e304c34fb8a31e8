"""What the chat says when a request has moved on, and what it must not say."""

import pytest

from handoff.models.security_facts import SecurityChanged
from handoff.services.resets import approving, completing
from handoff.services.resets.handing_over import PEOPLE_AFTER
from handoff.services.visitor_views import read_own
from handoff.vocabulary import RequestStatus, Status
from tests.scripted_bot import ScriptedBot
from tests.services.resets.asking import Asking
from tests.services.resets.conftest import Resets


@pytest.fixture
async def asking(resets: Resets, bot: ScriptedBot) -> Asking:
    return await Asking.begin(resets, bot)


async def told(asking: Asking) -> list[str]:
    return [message.text for message in (await read_own(asking.resets.desk, asking.visitor)).messages]


async def asked_for(asking: Asking, account: str):  # type: ignore[no-untyped-def]
    await asking.ask(account)
    await asking.go_on()
    return (await asking.requests())[-1]


async def test_that_people_let_it_go_on_is_told_once_all_of_them_have(asking: Asking) -> None:
    asked = await asked_for(asking, "omar.h")
    before = await told(asking)
    await asking.resets.approve(asking.resets.test_desk.priya, asked)
    assert await told(asking) == before
    await asking.resets.approve(asking.resets.test_desk.tom, asked)
    (new,) = (await told(asking))[len(before) :]
    assert "has checked the request for `omar.h`" in new
    assert await asking.reference() in new


async def test_a_refusal_is_told_without_its_reason(asking: Asking) -> None:
    asked = await asked_for(asking, "omar.h")
    await approving.refuse(
        asking.resets.desk, asking.resets.test_desk.priya, asked.id, asked.version, "Omar is on leave"
    )
    said = (await told(asking))[-1]
    assert "does not go on" in said
    assert "leave" not in said


async def test_a_refusal_by_the_risk_and_a_request_that_ran_out_are_not_told(asking: Asking) -> None:
    asked = await asked_for(asking, "maria.k")
    before = await told(asking)
    asking.resets.clock.move(hours=24)
    assert await approving.expire_due(asking.resets.desk) == [asked.id]
    assert await told(asking) == before
    asking.visitor = await asking.resets.test_desk.visitor()
    await asking.ask("omar.h", text="mein Chef ist am Telefon")
    before = await told(asking)
    await asking.go_on()
    assert (await asking.requests())[-1].status is RequestStatus.REFUSED
    assert await told(asking) == before


async def test_each_step_names_the_conversation_whose_screens_show_it(asking: Asking) -> None:
    facts = asking.resets.test_desk.facts
    asked = await asked_for(asking, "omar.h")
    facts.clear()
    await asking.resets.approve(asking.resets.test_desk.priya, asked)
    (changed,) = [fact for fact in facts if isinstance(fact, SecurityChanged)]
    assert (changed.request_id, changed.conversation_id) == (asked.id, asking.here)


@pytest.mark.parametrize("was_done", [True, False])
async def test_who_asked_learns_what_a_crash_in_the_middle_left(asking: Asking, was_done: bool) -> None:
    resets = asking.resets
    asked = await asked_for(asking, "maria.k")
    await resets.prove(asked)
    await resets.die_in_completing(asked, after_it=was_done)
    resets.clock.move(minutes=2)
    await completing.settle_interrupted(resets.desk)
    assert ("has been changed" if was_done else "could not be finished") in (await told(asking))[-1]
    resets.clock.move(seconds=PEOPLE_AFTER.total_seconds())
    await asking.go_on()
    status = (await read_own(resets.desk, asking.visitor)).status
    assert status is (Status.BOT if was_done else Status.QUEUED)
