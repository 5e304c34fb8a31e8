"""Ratings: of whoever took part, once each, for staff to read and never part of the visitor's thread (P8, P9)."""

import asyncio

import pytest

from handoff.models import Rating
from handoff.models.ending_errors import AlreadyRated, NotRatable
from handoff.models.ending_facts import ConversationEnded
from handoff.services import ending, messaging, rating, technician_actions, transcripts
from handoff.services.console_views import open_conversation
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import read_own
from handoff.vocabulary import Rated, Resolution, Score, Visibility
from tests.conftest import TestDesk
from tests.services.test_ownership import rows


async def helped_by_both(test_desk: TestDesk) -> VisitorSession:
    """A conversation in which the bot has answered, then Priya; she has resolved it."""
    visitor, desk = await test_desk.visitor(), test_desk.desk
    await messaging.receive_from_visitor(desk, visitor, "faq/vpn_connect: how", "m1")
    test_desk.turns.wake(visitor.conversation_id)
    await test_desk.turns.settled()
    await messaging.request_person(desk, visitor, "m2")
    claimed = await technician_actions.claim(desk, test_desk.priya, visitor.conversation_id, 2)
    given = (desk, test_desk.priya, visitor.conversation_id, claimed.epoch)
    await technician_actions.reply(*given, "Hello", "r1")
    await technician_actions.resolve(*given, Resolution.SOLVED)
    return visitor


async def test_bot_and_technician_are_rated_apart(test_desk: TestDesk) -> None:
    visitor, desk = await helped_by_both(test_desk), test_desk.desk
    asked = (await read_own(desk, visitor)).ended.to_rate
    assert [(one.about, one.name) for one in asked] == [
        (Rated.BOT, "Automated assistant"),
        (Rated.TECHNICIAN, "Priya Nair"),
    ]
    await rating.rate(desk, visitor, Rated.BOT, Score.BAD, "")
    await rating.rate(desk, visitor, Rated.TECHNICIAN, Score.GOOD, "Quick and kind")
    kept = {row.about: row for row in await rows(test_desk, Rating, visitor.conversation_id)}
    assert (kept[Rated.BOT].score, kept[Rated.BOT].technician_id) == (Score.BAD, None)
    assert kept[Rated.TECHNICIAN].technician_id == test_desk.priya.technician_id
    assert (await read_own(desk, visitor)).ended.to_rate == ()
    assert [fact for fact in test_desk.facts if isinstance(fact, ConversationEnded)][-1].to_rate == ()


async def test_who_took_no_part_cannot_be_rated(test_desk: TestDesk) -> None:
    visitor, desk = await test_desk.visitor(), test_desk.desk
    await messaging.request_person(desk, visitor, "m1")
    await ending.end(desk, visitor, 2)
    for about in Rated:
        with pytest.raises(NotRatable):
            await rating.rate(desk, visitor, about, Score.GOOD, "")
    assert (await read_own(desk, visitor)).ended.to_rate == ()


async def test_nobody_is_rated_before_the_end(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await messaging.receive_from_visitor(test_desk.desk, visitor, "faq/vpn_connect: how", "m1")
    test_desk.turns.wake(visitor.conversation_id)
    await test_desk.turns.settled()
    with pytest.raises(NotRatable):
        await rating.rate(test_desk.desk, visitor, Rated.BOT, Score.GOOD, "")


async def test_a_retry_changes_nothing_and_a_change_of_mind_is_refused(test_desk: TestDesk) -> None:
    visitor, desk = await helped_by_both(test_desk), test_desk.desk
    same = [rating.rate(desk, visitor, Rated.BOT, Score.GOOD, " fine ") for _ in range(4)]
    await asyncio.gather(*same)
    with pytest.raises(AlreadyRated):
        await rating.rate(desk, visitor, Rated.BOT, Score.BAD, "fine")
    with pytest.raises(AlreadyRated):
        await rating.rate(desk, visitor, Rated.BOT, Score.GOOD, "splendid")
    opened = await open_conversation(desk, test_desk.priya, visitor.conversation_id)
    assert len([m for m in opened.messages if "The visitor says" in m.text]) == 1
    assert [row.comment for row in await rows(test_desk, Rating, visitor.conversation_id)] == ["fine"]


async def test_p8_p9_staff_read_it_without_the_secret_in_it_and_the_visitors_thread_does_not_have_it(
    test_desk: TestDesk,
) -> None:
    visitor, desk = await helped_by_both(test_desk), test_desk.desk
    await rating.rate(desk, visitor, Rated.TECHNICIAN, Score.GOOD, "great, my password is Tr0ub4dor&3 by the way")
    opened = await open_conversation(desk, test_desk.priya, visitor.conversation_id)
    line = opened.messages[-1]
    assert line.text.startswith("The visitor says: Priya Nair helped. “great, my password is ")
    assert (line.visibility, line.redacted) == (Visibility.NOTE, ["password"])
    assert "Tr0ub4dor" not in line.text + (await rows(test_desk, Rating, visitor.conversation_id))[0].comment
    assert line.id not in [m.id for m in (await read_own(desk, visitor)).messages]


async def test_leads_find_it_in_the_transcript(test_desk: TestDesk) -> None:
    visitor = await helped_by_both(test_desk)
    await rating.rate(test_desk.desk, visitor, Rated.BOT, Score.BAD, "it did not listen")
    transcript = await transcripts.read(test_desk.desk, test_desk.lena, visitor.conversation_id)
    assert [(row.about, row.score, row.comment) for row in transcript.ratings] == [
        (Rated.BOT, Score.BAD, "it did not listen")
    ]
