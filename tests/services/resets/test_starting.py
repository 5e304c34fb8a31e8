"""A technician starts a reset for a visitor, and has no more part in it."""

import pytest
from sqlalchemy import select

from handoff.models import ResetRequest
from handoff.models.errors import DeskError, InvalidInput, NotOwner
from handoff.models.reset_errors import OwnRequest
from handoff.services import messaging, technician_actions
from handoff.services.resets import proving, setting, starting
from handoff.services.visitor_views import read_own
from handoff.vocabulary import RequestKind, RequestStatus
from tests.scripted_bot import ScriptedBot
from tests.services.resets.asking import Asking
from tests.services.resets.conftest import NEW, Resets

RESET = RequestKind.RESET_PASSWORD


@pytest.fixture
async def claimed(resets: Resets, bot: ScriptedBot) -> tuple[Asking, int]:
    """A visitor with Priya, and the epoch of her claim."""
    asking = await Asking.begin(resets, bot)
    await messaging.request_person(resets.desk, asking.visitor, "m1")
    epoch = (await read_own(resets.desk, asking.visitor)).epoch
    row = await technician_actions.claim(resets.desk, resets.test_desk.priya, asking.here, epoch)
    return asking, row.epoch


async def test_the_visitor_proves_and_sets_what_a_technician_started(claimed: tuple[Asking, int]) -> None:
    asking, epoch = claimed
    desk, priya = asking.resets.desk, asking.resets.test_desk.priya
    await starting.start(desk, priya, asking.here, epoch, RESET, "jonas.w")
    await asking.go_on()
    said = (await read_own(desk, asking.visitor)).messages[-1].text
    assert await asking.reference() in said
    assert "minutes from now" not in said
    secret = await proving.use(desk, asking.token, await asking.reference())
    await setting.finish(desk, secret, NEW, NEW)
    assert await asking.resets.directory.sign_in("jonas.w", NEW)


async def test_who_starts_a_risky_one_cannot_approve_it(claimed: tuple[Asking, int]) -> None:
    asking, epoch = claimed
    desk, test_desk = asking.resets.desk, asking.resets.test_desk
    await starting.start(desk, test_desk.priya, asking.here, epoch, RESET, "omar.h")
    await asking.go_on()
    asked = (await asking.requests())[0]
    assert asked.status is RequestStatus.NEEDS_PERSON
    with pytest.raises(OwnRequest):
        await asking.resets.approve(test_desk.priya, asked)
    await asking.resets.approve(test_desk.tom, asked)
    await asking.go_on()
    assert asking.post.letters == []


async def test_only_the_owner_starts_one_and_only_for_an_account(claimed: tuple[Asking, int]) -> None:
    asking, epoch = claimed
    desk, test_desk = asking.resets.desk, asking.resets.test_desk
    with pytest.raises(NotOwner):
        await starting.start(desk, test_desk.tom, asking.here, epoch, RESET, "jonas.w")
    with pytest.raises(DeskError):
        await starting.start(desk, test_desk.stranger, asking.here, epoch, RESET, "jonas.w")
    with pytest.raises(InvalidInput):
        await starting.start(desk, test_desk.priya, asking.here, epoch, RESET, "  ")
    async with desk.database.read() as session:
        assert (await session.scalars(select(ResetRequest))).all() == []
