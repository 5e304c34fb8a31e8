"""Passing on and taking over: with a reason visitors never see, to who can take it, and nothing stored otherwise."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from handoff.models import AuditEvent, Message, Stretch
from handoff.models.errors import InvalidInput, NotALead, NotAvailable, NotOwner, StaleEpoch, TargetUnknown
from handoff.models.facts import OwnershipLost
from handoff.services import assignments, presence, taking_back, teams, technician_actions, transfers
from handoff.services.visitor_sessions import VisitorSession
from handoff.vocabulary import PresenceState, Status, Visibility
from tests.services.on_duty import OnDuty
from tests.services.test_ownership import rows

REASON = "Needs somebody who knows the switches; password: Spring2027!"


async def with_priya(duty: OnDuty) -> VisitorSession:
    """A conversation that Priya has claimed; its epoch is 3."""
    visitor = await duty.waiting()
    await technician_actions.claim(duty.desk, duty.test_desk.priya, visitor.conversation_id, 2)
    return visitor


async def network(duty: OnDuty) -> UUID:
    return await teams.add_team(duty.desk, "northwind", "network", "Network")


async def test_to_a_team_it_waits_at_its_original_time_and_the_reason_is_for_colleagues(duty: OnDuty) -> None:
    priya, asked_at, team_id = duty.test_desk.priya, duty.now, await network(duty)
    visitor = await with_priya(duty)
    duty.later(duty.routing.grace)
    row = await transfers.transfer_to_team(duty.desk, priya, visitor.conversation_id, 3, team_id, REASON)
    assert (row.status, row.team, row.queued_at, row.epoch) == (Status.QUEUED, "Network", asked_at, 4)
    shown = await duty.shown(visitor)
    assert shown.messages[-1].text.startswith("Priya Nair is passing you to the Network team.")
    assert (shown.position, "switches" in str([m.text for m in shown.messages])) == (1, False)
    stored = await rows(duty.test_desk, Message, visitor.conversation_id)
    (note,) = [message for message in stored if message.visibility is Visibility.NOTE]
    assert note.text.startswith("Passed on to the Network team: Needs somebody who knows the switches")
    assert "Spring2027" not in note.text
    stretches = sorted(await rows(duty.test_desk, Stretch, visitor.conversation_id), key=lambda s: s.epoch)
    assert (stretches[-1].reason, stretches[-1].team_id) == ("transferred", team_id)
    async with duty.desk.database.read() as session:
        asked = select(AuditEvent).where(AuditEvent.action == "transferred")
        (event,) = await session.scalars(asked)
    assert (event.actor_id, "switches" in event.details["reason"]) == (priya.technician_id, True)
    assert "Spring2027" not in str(event.details)


async def test_to_a_colleague_it_is_an_offer_and_goes_to_the_queue_if_it_is_not_accepted(duty: OnDuty) -> None:
    test_desk, asked_at = duty.test_desk, duty.now
    await duty.available(test_desk.tom)
    visitor = await with_priya(duty)
    here = visitor.conversation_id
    await transfers.transfer_to_colleague(duty.desk, test_desk.priya, here, 3, test_desk.tom.technician_id, REASON)
    assert "is passing you to Tom Okafor" in (await duty.shown(visitor)).messages[-1].text
    assert (await duty.row(visitor)).technician_id == test_desk.tom.technician_id
    with pytest.raises(NotOwner):
        await technician_actions.reply(duty.desk, test_desk.priya, here, 3, "Still me", "r1")
    duty.later(duty.routing.accept_within)
    assert await taking_back.expire_offers(duty.desk) == [here]
    row = await duty.row(visitor)
    assert (row.status, row.queued_at) == (Status.QUEUED, asked_at)
    await duty.available(test_desk.priya)
    assert await assignments.assign_waiting(duty.desk) == 0, "who passed it on is not offered it again"


@pytest.mark.parametrize("state", [PresenceState.AWAY, PresenceState.OFFLINE, "full"])
async def test_nobody_away_offline_or_full_is_passed_anything(duty: OnDuty, state: str) -> None:
    test_desk = duty.test_desk
    await duty.available(test_desk.tom)
    if state == "full":
        await teams.set_skills(duty.desk, "tom@desk.test", [], capacity=1)
        other = await duty.waiting()
        await technician_actions.claim(duty.desk, test_desk.tom, other.conversation_id, 2)
    elif state is PresenceState.AWAY:
        await presence.choose(duty.desk, test_desk.tom, PresenceState.AWAY)
    else:
        await presence.leave(duty.desk, test_desk.tom.technician_id)
    visitor = await with_priya(duty)
    target = test_desk.tom.technician_id
    with pytest.raises(NotAvailable, match=f"Tom Okafor is {state}"):
        await transfers.transfer_to_colleague(duty.desk, test_desk.priya, visitor.conversation_id, 3, target, "Please")
    row = await duty.row(visitor)
    assert (row.technician_id, row.epoch) == (test_desk.priya.technician_id, 3)
    assert all("Please" not in m.text for m in await rows(test_desk, Message, visitor.conversation_id))


async def test_only_the_owner_passes_on_and_only_within_the_organization(duty: OnDuty) -> None:
    test_desk, desk = duty.test_desk, duty.desk
    visitor, team_id = await with_priya(duty), await network(duty)
    here = visitor.conversation_id
    strangers_team = await teams.add_team(desk, "contoso", "network", "Network")
    await duty.available(test_desk.stranger)
    with pytest.raises(NotOwner):
        await transfers.transfer_to_team(desk, test_desk.tom, here, 3, team_id, "x")
    with pytest.raises(StaleEpoch):
        await transfers.transfer_to_team(desk, test_desk.priya, here, 2, team_id, "x")
    for unknown in (strangers_team, uuid4()):
        with pytest.raises(TargetUnknown):
            await transfers.transfer_to_team(desk, test_desk.priya, here, 3, unknown, "x")
    for unknown in (test_desk.stranger.technician_id, uuid4()):
        with pytest.raises(TargetUnknown):
            await transfers.transfer_to_colleague(desk, test_desk.priya, here, 3, unknown, "x")
    with pytest.raises(InvalidInput):
        await transfers.transfer_to_colleague(desk, test_desk.priya, here, 3, test_desk.priya.technician_id, "x")
    assert (await duty.row(visitor)).epoch == 3


async def test_the_targets_say_who_can_take_it(duty: OnDuty) -> None:
    await network(duty)
    await duty.available(duty.test_desk.tom)
    visitor = await with_priya(duty)
    await duty.waiting()
    found, people = await transfers.targets(duty.desk, duty.test_desk.priya, visitor.conversation_id)
    assert [(team.name, team.waiting, team.available) for team in found] == [("Network", 0, 1), ("Service desk", 1, 1)]
    assert [(who.name, who.state) for who in people] == [
        ("Lena Fischer", PresenceState.OFFLINE),
        ("Tom Okafor", PresenceState.AVAILABLE),
    ]


async def test_a_lead_takes_over_with_a_reason_and_the_owner_before_is_told(duty: OnDuty) -> None:
    test_desk, visitor = duty.test_desk, await with_priya(duty)
    here = visitor.conversation_id
    with pytest.raises(NotALead):
        await transfers.take_over(duty.desk, test_desk.tom, here, 3, "Mine now")
    with pytest.raises(StaleEpoch):
        await transfers.take_over(duty.desk, test_desk.lena, here, 2, "Late")
    row = await transfers.take_over(duty.desk, test_desk.lena, here, 3, "Priya is needed elsewhere")
    assert (row.owner_name, row.epoch) == ("Lena Fischer", 4)
    (lost,) = duty.told(OwnershipLost)
    assert lost.technician_id == test_desk.priya.technician_id
    assert lost.why.endswith(": Priya is needed elsewhere")
    shown = [message.text for message in (await duty.shown(visitor)).messages]
    assert ("Lena Fischer" in shown[-1], any("needed elsewhere" in text for text in shown)) == (True, False)
    with pytest.raises(NotOwner):
        await technician_actions.reply(duty.desk, test_desk.priya, here, 3, "Still me", "r1")
