"""Carrying out: nothing is done before it may be, and the state is true whatever dies."""

import asyncio
import signal
import sys

import pytest
from sqlalchemy import select

from handoff.models import Technician
from handoff.models.directory_errors import PasswordRefused
from handoff.models.reset_errors import (
    NotReady,
    RequestEnded,
)
from handoff.services.resets import completing
from handoff.settings import ROOT
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import RequestKind, RequestStatus, RiskOutcome
from tests.services.resets.conftest import NEW, Resets


async def test_an_ordinary_reset_needs_proof_and_no_approval(resets: Resets) -> None:
    asked = await resets.asked()
    assert (asked.status, asked.outcome) == (RequestStatus.CLEARED, RiskOutcome.AUTOMATE)
    with pytest.raises(NotReady):
        await completing.complete(resets.desk, asked.id, NEW)
    await resets.prove(asked)
    await completing.complete(resets.desk, asked.id, NEW)
    assert (await resets.now(asked.id)).status is RequestStatus.COMPLETED
    assert await resets.directory.sign_in("maria.k", NEW)
    assert await resets.audited(asked) == ["reset_requested", "reset_assessed", "reset_begun", "reset_completed"]
    with pytest.raises(RequestEnded):
        await completing.complete(resets.desk, asked.id, "another-password-1")


async def test_an_unlock_lets_in_again_and_a_reset_of_a_locked_account_unlocks_it(resets: Resets) -> None:
    for name, kind in (("chloe.m", RequestKind.UNLOCK_ACCOUNT), ("diego.r", RequestKind.RESET_PASSWORD)):
        asked = await resets.asked(name, kind)
        await resets.prove(asked)
        await completing.complete(resets.desk, asked.id, NEW)
        account = await resets.directory.find_account(name)
        assert account is not None
        assert not account.is_locked


async def test_a_refused_password_changes_nothing_and_another_may_be_tried(resets: Resets) -> None:
    asked = await resets.asked()
    await resets.prove(asked)
    with pytest.raises(PasswordRefused, match="at least 12 characters"):
        await completing.complete(resets.desk, asked.id, "short")
    assert (await resets.now(asked.id)).status is RequestStatus.PROVEN
    await completing.complete(resets.desk, asked.id, NEW)


@pytest.mark.parametrize(
    ("dies_after", "status"), [(True, RequestStatus.COMPLETED), (False, RequestStatus.NEEDS_PERSON)]
)
async def test_who_dies_between_the_act_and_its_record_leaves_what_the_directory_says(
    resets: Resets, dies_after: bool, status: RequestStatus
) -> None:
    asked = await resets.asked()
    await resets.prove(asked)
    await resets.die_in_completing(asked, after_it=dies_after)
    assert (await resets.now(asked.id)).status is RequestStatus.CARRYING_OUT
    assert await completing.settle_interrupted(resets.desk) == []
    resets.clock.move(minutes=2)
    assert await completing.settle_interrupted(resets.desk) == [asked.id]
    assert (await resets.now(asked.id)).status is status


async def test_a_service_killed_between_the_act_and_its_record_is_found_out_by_the_next(
    resets: Resets, database_url: str
) -> None:
    asked = await resets.asked()
    await resets.prove(asked)
    told = (database_url, str(asked.id), resets.clock().isoformat(), NEW)
    killed = await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.services.resets.killed", *told, cwd=ROOT)
    assert await killed.wait() == -signal.SIGKILL
    assert (await resets.now(asked.id)).status is RequestStatus.CARRYING_OUT
    resets.clock.move(minutes=2)
    assert await completing.settle_interrupted(resets.desk) == [asked.id]
    assert (await resets.now(asked.id)).status is RequestStatus.COMPLETED
    assert await resets.directory.sign_in("maria.k", NEW)


async def test_two_tabs_carry_out_once(resets: Resets) -> None:
    asked = await resets.asked()
    await resets.prove(asked)
    acts = [completing.complete(resets.desk, asked.id, f"{NEW}-{number}") for number in range(2)]
    outcomes = await asyncio.gather(*acts, return_exceptions=True)
    assert sum(outcome is None for outcome in outcomes) == 1
    assert all(outcome is None or isinstance(outcome, NotReady | RequestEnded) for outcome in outcomes)


async def test_no_password_is_in_the_database(resets: Resets) -> None:
    asked = await resets.asked()
    await resets.prove(asked)
    await completing.complete(resets.desk, asked.id, NEW)

    def every_value(unit: UnitOfWork) -> str:
        rows = [unit.session.execute(select(table)).all() for table in Technician.metadata.sorted_tables]
        return repr(rows)

    assert NEW not in await resets.desk.transactions.run(every_value)
