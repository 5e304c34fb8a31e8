"""Surges seen from what was decided: per organization, once, and after a restart as before."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from handoff.models.errors import InvalidInput, NoticeUnknown, SurgeOver, SurgeTold
from handoff.models.notice_facts import NewsChanged, SurgeSeen
from handoff.services import messaging, notices, surges
from handoff.services.dialogue import take_bot_turn
from handoff.services.news import newsrooms
from handoff.services.visitor_sessions import VisitorSession
from tests.conftest import TestDesk
from tests.scripted_bot import ScriptedBot
from tests.services.on_duty import OnDuty

MAIL, PHONE = "faq/email_not_syncing", "faq/email_on_phone"
MINUTE = timedelta(minutes=1)


async def unhelped(duty: OnDuty, topic: str = MAIL, site: str = "northwind") -> VisitorSession:
    """A visitor who was answered, and says that it did not help."""
    visitor = await duty.test_desk.visitor(site)
    for text in (f"{topic}: it does not work", "that did not help"):
        await messaging.receive_from_visitor(duty.desk, visitor, text, None)
        while await take_bot_turn(duty.desk, visitor.conversation_id):
            pass
    duty.later(timedelta(seconds=1))
    return visitor


async def many(duty: OnDuty, count: int = 5, topic: str = MAIL, site: str = "northwind") -> list[VisitorSession]:
    return [await unhelped(duty, topic, site) for _ in range(count)]


async def shown(duty: OnDuty) -> list[SurgeSeen]:
    (room,) = await newsrooms(duty.desk, duty.test_desk.priya)
    return list(room.news.surges)


async def test_five_visitors_with_one_trouble_are_reported_to_their_organizations_staff_once(duty: OnDuty) -> None:
    await many(duty, 2)
    await many(duty, 2, PHONE)
    assert await surges.look(duty.desk) == []
    last = await unhelped(duty)
    assert await surges.look(duty.desk) == [last.organization_id]
    (fact,) = duty.told(NewsChanged)
    (surge,) = fact.surges
    assert (fact.organization_id, fact.visitors_told) == (last.organization_id, False)
    assert (surge.title, surge.visitors, surge.window_s) == ("e-mail and calendars", 5, 1200)
    assert len(surge.conversations) == 5
    assert surge.conversations[0]["conversation_id"] == str(last.conversation_id)
    assert surge.text.startswith("We know about a problem with e-mail and calendars")
    assert await surges.look(duty.desk) == []
    assert [room.news.surges for room in await newsrooms(duty.desk, duty.test_desk.stranger)] == [()]


async def test_a_desk_that_was_started_anew_knows_the_same(duty: OnDuty) -> None:
    await many(duty)
    await surges.look(duty.desk)
    told = await shown(duty)
    # Nothing of it is kept in the process: another one that looks finds nothing new and shows the same.
    assert await surges.look(duty.desk) == []
    assert await shown(duty) == told


async def test_those_of_another_organization_are_not_counted(duty: OnDuty) -> None:
    await many(duty, 4)
    await many(duty, 4, site="contoso")
    assert await surges.look(duty.desk) == []


async def test_it_grows_and_ends_when_few_come_within_the_window(duty: OnDuty) -> None:
    await many(duty)
    await surges.look(duty.desk)
    duty.later(10 * MINUTE)
    await many(duty, 3)
    await surges.look(duty.desk)
    assert [surge.visitors for surge in await shown(duty)] == [8]
    duty.later(11 * MINUTE)
    assert await surges.look(duty.desk) == []
    assert [surge.visitors for surge in await shown(duty)] == [8]
    duty.later(10 * MINUTE)
    await surges.look(duty.desk)
    assert (await shown(duty), duty.told(NewsChanged)[-1].surges) == ([], ())


async def test_a_dismissed_one_is_not_shown_to_anybody_again_before_its_time(duty: OnDuty) -> None:
    await many(duty)
    await surges.look(duty.desk)
    (surge,) = await shown(duty)
    with pytest.raises(InvalidInput):
        await surges.dismiss(duty.desk, duty.test_desk.priya, surge.surge_id, "  ")
    with pytest.raises(NoticeUnknown):
        await surges.dismiss(duty.desk, duty.test_desk.stranger, surge.surge_id, "not ours")
    with pytest.raises(NoticeUnknown):
        await surges.dismiss(duty.desk, duty.test_desk.priya, uuid4(), "not there")
    await surges.dismiss(duty.desk, duty.test_desk.priya, surge.surge_id, "a training in the office")
    assert (await shown(duty), duty.told(NewsChanged)[-1].surges) == ([], ())
    with pytest.raises(SurgeOver):
        await surges.dismiss(duty.desk, duty.test_desk.lena, surge.surge_id, "me too")
    duty.later(30 * MINUTE)
    await surges.look(duty.desk)
    await many(duty)
    await surges.look(duty.desk)
    assert await shown(duty) == []
    duty.later(120 * MINUTE)
    await many(duty)
    await surges.look(duty.desk)
    assert [each.visitors for each in await shown(duty)] == [5]


async def test_what_is_usual_at_that_time_of_day_is_no_surge(duty: OnDuty) -> None:
    for _ in range(7):
        await many(duty, 3)
        duty.later(timedelta(days=1))
    await many(duty, 8)
    assert await surges.look(duty.desk) == []
    await unhelped(duty)
    assert await surges.look(duty.desk) != []


async def test_a_notice_about_it_ends_the_report_and_when_it_runs_out_people_still_coming_are_one_again(
    duty: OnDuty,
) -> None:
    await many(duty)
    await surges.look(duty.desk)
    (surge,) = await shown(duty)
    priya = duty.test_desk.priya
    where = priya.organization_ids[0]
    await notices.publish(duty.desk, priya, where, surge.text, surge.topics, 5 * MINUTE, surge.surge_id)
    assert await shown(duty) == []
    with pytest.raises(SurgeTold):
        await notices.publish(duty.desk, priya, where, "Mail.", surge.topics, 5 * MINUTE, surge.surge_id)
    duty.later(5 * MINUTE)
    await notices.expire_due(duty.desk)
    assert [each.surge_id for each in await shown(duty)] == [surge.surge_id]


async def test_a_notice_ended_by_hand_is_the_last_word_on_its_surge(duty: OnDuty) -> None:
    await many(duty)
    await surges.look(duty.desk)
    (surge,) = await shown(duty)
    priya = duty.test_desk.priya
    where = priya.organization_ids[0]
    notice = await notices.publish(duty.desk, priya, where, surge.text, surge.topics, 60 * MINUTE, surge.surge_id)
    await notices.end(duty.desk, priya, notice)
    assert await shown(duty) == []


async def test_what_a_notice_tells_already_makes_no_new_surge(duty: OnDuty) -> None:
    priya = duty.test_desk.priya
    await notices.publish(duty.desk, priya, priya.organization_ids[0], "Mail is slow.", [PHONE], 60 * MINUTE)
    await many(duty)
    assert await surges.look(duty.desk) == []


async def test_unsure_turns_that_nobody_answered_count_as_well(
    duty: OnDuty, bot: ScriptedBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.scripted_bot.UNCLEAR", 0.35)
    for _ in range(5):
        visitor = await duty.test_desk.visitor()
        await messaging.receive_from_visitor(duty.desk, visitor, "mumble", None)
        while await take_bot_turn(duty.desk, visitor.conversation_id):
            pass
    await surges.look(duty.desk)
    assert [each.title for each in await shown(duty)] == ["the VPN and remote access"]


async def test_two_processes_that_look_at_once_begin_it_once(test_desk: TestDesk, duty: OnDuty) -> None:
    await many(duty)
    await asyncio.gather(surges.look(duty.desk), surges.look(duty.desk))
    assert len(await shown(duty)) == 1
