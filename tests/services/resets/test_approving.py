"""Approving: who may, how many it takes, and that nobody counts twice."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from handoff.models import Approval, DirectoryAccount, ResetRequest
from handoff.models.directory_errors import DirectoryUnavailable
from handoff.models.errors import InvalidInput
from handoff.models.reset_errors import (
    AlreadyApproved,
    ApprovalMissing,
    NumberNotOnFile,
    OwnAccount,
    OwnRequest,
    RequestChanged,
    RequestExpired,
    RequestUnknown,
)
from handoff.services import staff
from handoff.services.resets import approving, assessing, completing, requesting
from handoff.services.staff import Staff
from handoff.vocabulary import RequestKind, RequestStatus
from tests.conftest import PASSWORD
from tests.services.resets.conftest import CHECK, NEW, Resets


async def test_one_approval_clears_what_is_not_privileged(resets: Resets) -> None:
    asked = await resets.asked("fiona.g")
    approved = await resets.approve(resets.test_desk.priya, asked)
    assert approved.status is RequestStatus.CLEARED
    await resets.prove(asked)
    await completing.complete(resets.desk, asked.id, NEW)
    assert await resets.directory.sign_in("fiona.g", NEW)


async def test_a_privileged_account_takes_two_people_and_two_sessions_of_one_are_one(resets: Resets) -> None:
    asked = await resets.asked("omar.h")
    first = await resets.approve(resets.test_desk.priya, asked)
    assert first.status is RequestStatus.NEEDS_PERSON
    token = await staff.sign_in(resets.desk, "priya@desk.test", PASSWORD)
    again = await staff.signed_in(resets.desk, token)
    with pytest.raises(AlreadyApproved):
        await resets.approve(again, asked)
    with pytest.raises(ApprovalMissing):
        await resets.prove(asked)
    assert (await resets.approve(resets.test_desk.tom, asked)).status is RequestStatus.CLEARED


async def test_neither_who_asked_nor_the_owner_may_approve(resets: Resets) -> None:
    people = resets.test_desk
    started = await resets.asked("fiona.g", by=people.priya)
    with pytest.raises(OwnRequest):
        await resets.approve(people.priya, started)
    owned = update(DirectoryAccount).where(DirectoryAccount.name == "fiona.g")
    await resets.desk.transactions.run(lambda unit: unit.session.execute(owned.values(email="Tom+x@desk.test")))
    asked = await resets.asked("fiona.g")
    with pytest.raises(OwnAccount):
        await resets.approve(people.tom, asked)
    by_contact = owned.values(email="fiona@northwind.example", recovery_emails=["lena@desk.test"])
    await resets.desk.transactions.run(lambda unit: unit.session.execute(by_contact))
    with pytest.raises(OwnAccount):
        await resets.approve(people.lena, await resets.asked("fiona.g"))


async def test_a_visitor_who_is_a_technician_does_not_approve_their_own_request(resets: Resets) -> None:
    request_id = await requesting.request(resets.desk, resets.conversation_id, RequestKind.RESET_PASSWORD, "fiona.g")
    asked = await assessing.assess(resets.desk, request_id, ["Tom@desk.test"])
    with pytest.raises(OwnRequest):
        await resets.approve(resets.test_desk.tom, asked)


async def test_a_stranger_s_organization_does_not_exist(resets: Resets) -> None:
    asked = await resets.asked("fiona.g")
    for act in (
        lambda: resets.approve(resets.test_desk.stranger, asked),
        lambda: approving.refuse(resets.desk, resets.test_desk.stranger, asked.id, asked.version, "no"),
    ):
        with pytest.raises(RequestUnknown):
            await act()


async def race(resets: Resets, asked: ResetRequest, people: Sequence[Staff]) -> list[object]:
    version = (await resets.now(asked.id)).version
    acts = [approving.approve(resets.desk, each, asked.id, version, CHECK) for each in people]
    return await asyncio.gather(*acts, return_exceptions=True)


async def test_a_race_of_two_approvers_clears_once_and_tells_the_other(resets: Resets) -> None:
    asked = await resets.asked("fiona.g")
    outcomes = await race(resets, asked, [resets.test_desk.priya, resets.test_desk.tom])
    assert sorted(type(each).__name__ for each in outcomes) == ["RequestChanged", "ResetRequest"]
    async with resets.desk.database.read() as session:
        assert len((await session.scalars(select(Approval))).all()) == 1


async def test_a_race_of_one_person_in_two_sessions_counts_once(resets: Resets) -> None:
    asked = await resets.asked("omar.h")
    outcomes = await race(resets, asked, [resets.test_desk.priya, resets.test_desk.priya])
    assert sorted(type(each).__name__ for each in outcomes) == ["RequestChanged", "ResetRequest"]
    assert (await resets.now(asked.id)).status is RequestStatus.NEEDS_PERSON


async def test_a_decision_on_what_was_seen_before_is_refused(resets: Resets) -> None:
    asked = await resets.asked("fiona.g")
    await resets.approve(resets.test_desk.priya, asked)
    with pytest.raises(RequestChanged):
        await approving.refuse(resets.desk, resets.test_desk.tom, asked.id, asked.version, "looks odd")


async def test_the_first_of_two_approvals_is_a_change_that_the_second_must_have_seen(resets: Resets) -> None:
    asked = await resets.asked("omar.h")
    await resets.approve(resets.test_desk.priya, asked)
    with pytest.raises(RequestChanged):
        await approving.approve(resets.desk, resets.test_desk.tom, asked.id, asked.version, CHECK)
    assert (await resets.approve(resets.test_desk.tom, asked)).status is RequestStatus.CLEARED


async def test_a_request_runs_out_even_before_anybody_records_it(resets: Resets) -> None:
    cleared, waiting = await resets.asked(), await resets.asked("fiona.g")
    resets.clock.move(hours=24)
    with pytest.raises(RequestExpired):
        await resets.prove(cleared)
    with pytest.raises(RequestExpired):
        await resets.approve(resets.test_desk.priya, waiting)
    assert set(await approving.expire_due(resets.desk)) == {cleared.id, waiting.id}
    assert await approving.expire_due(resets.desk) == []
    assert (await resets.now(cleared.id)).status is RequestStatus.EXPIRED


@pytest.mark.parametrize("number", ["+49 30 5550100", "•••01", "0171 1234567, from the chat"])
async def test_only_a_call_on_a_number_on_file_approves(resets: Resets, number: str) -> None:
    asked = await resets.asked("fiona.g")
    check = replace(CHECK, number=number)
    with pytest.raises(NumberNotOnFile):
        await approving.approve(resets.desk, resets.test_desk.priya, asked.id, asked.version, check)
    assert (await resets.approve(resets.test_desk.priya, asked)).status is RequestStatus.CLEARED


@pytest.mark.parametrize("account", ["ella.n", "nobody.x"])
async def test_without_a_number_on_file_nobody_approves(resets: Resets, account: str) -> None:
    with pytest.raises(NumberNotOnFile):
        await resets.approve(resets.test_desk.priya, await resets.asked(account))


async def test_a_directory_that_is_down_cannot_say_which_numbers_are_on_file(resets: Resets) -> None:
    asked = await resets.asked("fiona.g")

    async def down(_: str) -> None:
        raise DirectoryUnavailable

    resets.directory.find_account = down  # type: ignore[method-assign]
    with pytest.raises(DirectoryUnavailable):
        await resets.approve(resets.test_desk.priya, asked)


async def test_an_approval_and_a_refusal_say_why(resets: Resets) -> None:
    asked = await resets.asked("fiona.g")
    for empty in (replace(CHECK, called=" "), replace(CHECK, number=""), replace(CHECK, said="")):
        with pytest.raises(InvalidInput):
            await approving.approve(resets.desk, resets.test_desk.priya, asked.id, asked.version, empty)
    with pytest.raises(InvalidInput):
        await approving.refuse(resets.desk, resets.test_desk.priya, asked.id, asked.version, " ")
    refused = await approving.refuse(resets.desk, resets.test_desk.priya, asked.id, asked.version, "Did not call back.")
    assert (refused.status, refused.problem) == (RequestStatus.REFUSED, "Did not call back.")
