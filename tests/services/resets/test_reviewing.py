"""The security review: what waits, what is known of it, why one cannot approve it, and that looking is recorded."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from handoff.gateways.directory import Directories
from handoff.models import AuditEvent
from handoff.models.reset_errors import RequestUnknown
from handoff.models.security_facts import SecurityChanged
from handoff.services.resets import approving, reviewing
from handoff.vocabulary import RequestStatus
from tests.services.resets.conftest import Resets


async def listed(resets: Resets) -> list[tuple[str, str, int]]:
    (room,) = await reviewing.rooms(resets.desk, resets.test_desk.tom)
    return [(each.request.account, str(each.request.status), each.approved) for each in room.requests]


async def test_what_people_must_look_at_is_listed_and_what_they_decided_for_a_day(resets: Resets) -> None:
    await resets.asked("maria.k")
    privileged = await resets.asked("omar.h")
    resets.clock.move(seconds=1)
    finance = await resets.asked("fiona.g")
    assert await listed(resets) == [("omar.h", "needs_person", 0), ("fiona.g", "needs_person", 0)]
    await resets.approve(resets.test_desk.priya, privileged)
    await approving.refuse(resets.desk, resets.test_desk.priya, finance.id, finance.version, "Did not call back.")
    assert await listed(resets) == [("omar.h", "needs_person", 1), ("fiona.g", "refused", 0)]
    await resets.approve(resets.test_desk.tom, privileged)
    assert (await listed(resets))[0] == ("omar.h", "cleared", 2)
    resets.clock.move(hours=25)
    assert [account for account, *_ in await listed(resets)] == ["omar.h"]


async def test_a_request_is_read_with_its_account_its_past_and_whoever_approved_it(resets: Resets) -> None:
    await resets.asked("Omar.Haddad@northwind.example")
    await resets.asked("fiona.g")
    asked = await resets.asked("omar.h")
    await resets.approve(resets.test_desk.priya, asked)
    found = await reviewing.read(resets.desk, resets.test_desk.tom, asked.id)
    assert (found.listed.request.account_name, found.listed.approved, found.obstacle) == ("omar.h", 1, None)
    assert found.looked.account is not None
    assert "Domain Admins" in (found.looked.groups or ())
    assert [contact.masked for contact in found.looked.contacts] == ["o•••@h•••.example", "•••00"]
    assert [(by, given.check["number"]) for given, by in found.approvals] == [("Priya Nair", "•••00")]
    assert [each.account for each in found.others_of_account] == ["Omar.Haddad@northwind.example"]
    assert [each.account for each in found.others_of_organization] == ["fiona.g"]
    assert [(step.action, step.by) for step in found.history] == [
        ("reset_requested", None),
        ("reset_assessed", None),
        ("reset_approved", "Priya Nair"),
    ]
    assert {"privileged_group", "second_reset"} <= {kept["signal"] for kept in found.listed.request.signals}


async def test_who_tries_again_while_the_first_request_waits_is_seen_beside_it(resets: Resets) -> None:
    waiting = await resets.asked("omar.h")
    resets.clock.move(minutes=1)
    again = await resets.asked("omar.h")
    found = await reviewing.read(resets.desk, resets.test_desk.tom, waiting.id)
    assert [each.id for each in found.others_of_account] == [again.id]


async def test_why_one_cannot_approve_is_said_before(resets: Resets) -> None:
    people = resets.test_desk
    asked = await resets.asked("omar.h", by=people.priya)
    await resets.approve(people.tom, asked)
    for who, code in ((people.priya, "own_request"), (people.tom, "already_approved"), (people.lena, None)):
        obstacle = (await reviewing.read(resets.desk, who, asked.id)).obstacle
        assert (obstacle and obstacle.code) == code, who.name
    resets.clock.move(hours=24)
    late = await reviewing.read(resets.desk, people.lena, asked.id)
    assert late.obstacle is not None
    assert late.obstacle.code == "request_expired"


async def test_every_look_is_recorded_and_tells_nobody(resets: Resets) -> None:
    asked = await resets.asked("fiona.g")
    resets.test_desk.facts.clear()
    for who in (resets.test_desk.priya, resets.test_desk.tom, resets.test_desk.tom):
        await reviewing.read(resets.desk, who, asked.id)
    async with resets.desk.database.read() as session:
        rows = (await session.scalars(select(AuditEvent).where(AuditEvent.action == "reset_viewed"))).all()
    assert [(row.subject_id, row.actor_id) for row in rows] == [
        (asked.id, who.technician_id) for who in (resets.test_desk.priya, resets.test_desk.tom, resets.test_desk.tom)
    ]
    assert resets.test_desk.facts == []


async def test_each_step_is_told_to_the_organization_and_only_that_there_was_one(resets: Resets) -> None:
    resets.test_desk.facts.clear()
    asked = await resets.asked("fiona.g")
    await resets.approve(resets.test_desk.priya, asked)
    told = [fact for fact in resets.test_desk.facts if isinstance(fact, SecurityChanged)]
    assert [(fact.organization_id, fact.request_id) for fact in told] == [(asked.organization_id, asked.id)] * 3


async def test_a_stranger_finds_nothing_and_no_look_is_recorded(resets: Resets) -> None:
    asked = await resets.asked("fiona.g")
    assert [room.requests for room in await reviewing.rooms(resets.desk, resets.test_desk.stranger)] == [[]]
    with pytest.raises(RequestUnknown):
        await reviewing.read(resets.desk, resets.test_desk.stranger, asked.id)
    assert "reset_viewed" not in await resets.audited(asked)


async def test_without_a_directory_a_request_can_still_be_read(resets: Resets) -> None:
    asked = await resets.asked("fiona.g")
    without = replace(resets.desk, directories=Directories({}))
    found = await reviewing.read(without, resets.test_desk.priya, asked.id)
    assert (found.looked.account, found.looked.problem) == (None, "no_directory")
    assert found.listed.request.status is RequestStatus.NEEDS_PERSON


async def test_the_number_of_overdue_automations_is_for_leads(resets: Resets) -> None:
    resets.clock.move(days=300)
    seen = [
        (await reviewing.rooms(resets.desk, who))[0].overdue for who in (resets.test_desk.priya, resets.test_desk.lena)
    ]
    assert seen == [None, 2]
