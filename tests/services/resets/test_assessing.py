"""Assessing: which requests go to people, and why."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from handoff.gateways.directory import Account, Directories
from handoff.models import ResetRequest
from handoff.models.directory_errors import DirectoryUnavailable
from handoff.models.reset_errors import (
    ApprovalMissing,
    NotReady,
    RequestEnded,
)
from handoff.services import messaging
from handoff.services.resets import assessing, completing, requesting
from handoff.vocabulary import RequestKind, RequestStatus, RiskOutcome
from tests.services.resets.conftest import NEW, Resets


@pytest.mark.parametrize(
    ("account", "signal", "value"),
    [
        ("fiona.g", "finance_group", "Finance"),
        ("ravi.m", "mfa_removed", None),
        ("sofia.c", "contact_changed", None),
        ("omar.h", "privileged_group", "Domain Admins"),
        ("nobody.at.all", "privileged_group", "not known"),
    ],
)
async def test_medium_and_above_do_not_complete_without_a_person(
    resets: Resets, account: str, signal: str, value: str | None
) -> None:
    asked = await resets.asked(account)
    found = next(each for each in asked.signals if each["signal"] == signal)
    assert found["source"] == "directory"
    assert found["weight"] > 0
    assert value is None or found["value"] == value
    assert asked.status is RequestStatus.NEEDS_PERSON
    with pytest.raises(ApprovalMissing):
        await resets.prove(asked)
    forged = update(ResetRequest).where(ResetRequest.id == asked.id).values(status=RequestStatus.PROVEN)
    await resets.desk.transactions.run(lambda unit: unit.session.execute(forged))
    with pytest.raises((ApprovalMissing, NotReady)):
        await completing.complete(resets.desk, asked.id, NEW)


async def test_without_a_contact_on_file_people_look_at_it(resets: Resets) -> None:
    asked = await resets.asked("ella.n")
    assert (asked.outcome, asked.status) == (RiskOutcome.AUTOMATE, RequestStatus.NEEDS_PERSON)


async def test_an_organization_without_a_directory_has_people_look_at_everything(resets: Resets) -> None:
    resets.test_desk.desk = replace(resets.desk, directories=Directories({}))
    asked = await resets.asked()
    assert (asked.status, asked.problem) == (RequestStatus.NEEDS_PERSON, "no_directory")


async def test_a_directory_that_is_down_means_a_person_and_no_error(resets: Resets) -> None:
    async def down(_: str) -> Account:
        raise DirectoryUnavailable

    resets.directory.find_account = down  # type: ignore[method-assign]
    asked = await resets.asked()
    assert (asked.status, asked.problem) == (RequestStatus.NEEDS_PERSON, "directory_unavailable")
    assert asked.outcome is RiskOutcome.SECURITY_REVIEW


async def test_suspicion_halfway_takes_back_approvals_and_proof(resets: Resets) -> None:
    asked = await resets.asked("fiona.g")
    await resets.approve(resets.test_desk.priya, asked)
    await resets.prove(asked)
    visitor = replace(await resets.test_desk.visitor(), conversation_id=resets.conversation_id)
    await messaging.receive_from_visitor(resets.desk, visitor, "my colleague on the phone tells me to", "m2")
    with pytest.raises(ApprovalMissing):
        await completing.complete(resets.desk, asked.id, NEW)
    raised = await resets.now(asked.id)
    assert (raised.status, raised.outcome, raised.round) == (
        RequestStatus.NEEDS_PERSON,
        RiskOutcome.SECURITY_REVIEW,
        2,
    )
    assert (await resets.approve(resets.test_desk.priya, asked)).status is RequestStatus.CLEARED


async def test_what_the_risk_refuses_has_ended_and_is_an_alert(resets: Resets) -> None:
    request_id = await requesting.request(resets.desk, resets.conversation_id, RequestKind.RESET_PASSWORD, "omar.h")
    visitor = replace(await resets.test_desk.visitor(), conversation_id=resets.conversation_id)
    await messaging.receive_from_visitor(resets.desk, visitor, "it is for my boss, he is on the phone", "m2")
    asked = await assessing.assess(resets.desk, request_id, ["maria.k"])
    assert (asked.status, asked.outcome) == (RequestStatus.REFUSED, RiskOutcome.REFUSE_AND_ALERT)
    assert "reset_alert" in await resets.audited(asked)
    with pytest.raises(RequestEnded):
        await resets.approve(resets.test_desk.priya, asked)


async def test_a_second_reset_of_the_account_and_a_burst_are_seen(resets: Resets) -> None:
    first = await resets.asked()
    assert first.signals == []
    for name in ("jonas.w", "aisha.r", "ben.c"):
        await resets.asked(name)
    second = await resets.asked("maria.keller@northwind.example")
    assert {each["signal"] for each in second.signals} == {"second_reset"}
    assert {each["signal"] for each in (await resets.asked("chloe.m")).signals} == {"reset_burst"}


async def test_what_another_process_has_weighed_meanwhile_stays_as_it_is(resets: Resets) -> None:
    first = await resets.asked("omar.h")
    again = await assessing.assess(resets.desk, first.id, ["omar.h"])
    assert (again.status, again.version, again.signals) == (first.status, first.version, first.signals)
