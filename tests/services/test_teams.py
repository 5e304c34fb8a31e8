"""Who is in which team and good at what, so that nothing is unreachable by default."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from handoff.models import TeamMember, TechnicianSkill
from handoff.models.errors import InvalidInput
from handoff.rules.routing import RoutingPolicy, SkillNeed
from handoff.services import assignments, messaging, presence, staff, teams, technician_actions
from handoff.services.desk import Desk
from handoff.storage.routing_file import RoutingPolicies
from handoff.vocabulary import PresenceState, Role, Strategy
from tests.conftest import PASSWORD
from tests.services.on_duty import OnDuty


async def members(desk: Desk, team_id: UUID) -> set[UUID]:
    async with desk.database.read() as session:
        return set(await session.scalars(select(TeamMember.technician_id).where(TeamMember.team_id == team_id)))


async def test_who_works_for_an_organization_is_in_all_its_teams_unless_some_are_named(duty: OnDuty) -> None:
    test_desk, desk = duty.test_desk, duty.desk
    network = await teams.add_team(desk, "northwind", "network", "Network")
    everybody = {person.technician_id for person in (test_desk.priya, test_desk.tom, test_desk.lena)}
    assert await members(desk, network) == everybody
    one = await staff.add_technician(desk, "ada@desk.test", "Ada", PASSWORD, "northwind", Role.TECHNICIAN)
    two = await staff.add_technician(
        desk, "ben@desk.test", "Ben", PASSWORD, "northwind", Role.TECHNICIAN, ["service-desk"]
    )
    assert (one in await members(desk, network), two in await members(desk, network)) == (True, False)


async def test_a_wrong_word_is_refused_and_nothing_is_added(duty: OnDuty) -> None:
    desk = duty.desk
    with pytest.raises(InvalidInput, match="the teams are service-desk"):
        await staff.add_technician(desk, "ada@desk.test", "Ada", PASSWORD, "northwind", Role.TECHNICIAN, ["nowhere"])
    await staff.add_technician(desk, "ada@desk.test", "Ada", PASSWORD, "northwind", Role.TECHNICIAN)
    with pytest.raises(InvalidInput, match="already"):
        await teams.add_team(desk, "northwind", "service-desk", "Service desk")
    with pytest.raises(InvalidInput, match="none called"):
        await teams.add_team(desk, "nowhere", "network", "Network")
    with pytest.raises(InvalidInput, match="nobody"):
        await teams.set_skills(desk, "nobody@desk.test", ["mac"], None)


async def test_what_needs_a_skill_is_offered_only_to_who_has_it(duty: OnDuty) -> None:
    test_desk = duty.test_desk
    await duty.available(test_desk.priya, test_desk.tom)
    common = duty.routing
    policy = RoutingPolicy(
        Strategy.LEAST_BUSY,
        common.capacity,
        common.accept_within,
        common.lease,
        common.grace,
        needs=(SkillNeed("people", reasons=frozenset({"asked_for_person"})),),
    )
    desk = Desk(**(vars(duty.desk) | {"routing": RoutingPolicies(policy, {})}))
    await duty.waiting()
    assert await assignments.assign_waiting(desk) == 0
    await teams.set_skills(desk, "tom@desk.test", ["people", "mac"], None)
    assert await assignments.assign_waiting(desk) == 1
    assert await duty.owners() == [test_desk.tom.technician_id]
    await teams.set_skills(desk, "tom@desk.test", ["mac"], None)
    async with desk.database.read() as session:
        assert list(await session.scalars(select(TechnicianSkill.skill))) == ["mac"]


async def test_who_is_not_in_the_team_is_offered_nothing_of_its_queue_and_can_still_claim(duty: OnDuty) -> None:
    desk = duty.desk
    await teams.add_team(desk, "northwind", "network", "Network")
    await staff.add_technician(desk, "ada@desk.test", "Ada", PASSWORD, "northwind", Role.TECHNICIAN, ["network"])
    ada = await staff.signed_in(desk, await staff.sign_in(desk, "ada@desk.test", PASSWORD))
    await duty.available(ada)
    visitor = await duty.test_desk.visitor()
    await messaging.request_person(desk, visitor, "m1")
    assert await assignments.assign_waiting(desk) == 0
    claimed = await technician_actions.claim(desk, ada, visitor.conversation_id, 2)
    assert claimed.owner_name == "Ada"


async def test_a_visitors_language_is_a_preference_that_never_keeps_anybody_waiting(duty: OnDuty) -> None:
    test_desk, desk = duty.test_desk, duty.desk
    await teams.set_skills(desk, "tom@desk.test", [], None, ["de-AT", "en"])
    with pytest.raises(InvalidInput, match="no language tag"):
        await teams.set_skills(desk, "tom@desk.test", [], None, ["German, a little"])
    await duty.available(test_desk.priya, test_desk.tom)
    for language in ("de", "de", "ar"):
        visitor = replace(await test_desk.visitor(), language=language)
        await messaging.request_person(desk, visitor, "m1")
        await assignments.assign_waiting(desk)
        duty.later(timedelta(seconds=1))
    tom, priya = test_desk.tom.technician_id, test_desk.priya.technician_id
    assert await duty.owners() == [tom, tom, priya]
    await presence.choose(desk, test_desk.tom, PresenceState.AWAY)
    await messaging.request_person(desk, replace(await test_desk.visitor(), language="de"), "m1")
    assert await assignments.assign_waiting(desk) == 1
    assert (await duty.owners())[-1] == priya
