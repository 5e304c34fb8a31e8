"""What the lists and the card say a visitor came with, whatever was said last."""

from handoff.models import Handoff
from handoff.models.facts import Summary
from handoff.services import messaging, technician_actions
from handoff.services.console_views import lists
from handoff.services.visitor_sessions import VisitorSession
from handoff.vocabulary import AuthorKind
from tests.conftest import TestDesk
from tests.services.test_dialogue import say
from tests.services.test_ownership import rows

TROUBLE = "faq/vpn_connect: it hangs at the last step"


async def row_of(test_desk: TestDesk, visitor: VisitorSession) -> Summary:
    found = await lists(test_desk.desk, test_desk.priya)
    return next(row for row in found if row.conversation_id == visitor.conversation_id)


async def person_wanted(test_desk: TestDesk, *said: str) -> VisitorSession:
    visitor = await test_desk.visitor()
    for text in said:
        await say(test_desk, visitor, text)
    await messaging.request_person(test_desk.desk, visitor, "person")
    return visitor


async def test_a_card_points_to_the_trouble_and_guesses_about_it_where_a_person_was_only_asked_for(
    test_desk: TestDesk,
) -> None:
    visitor = await person_wanted(test_desk, "greet: hello", TROUBLE, "thank: thanks")
    (handoff,) = await rows(test_desk, Handoff, visitor.conversation_id)
    assert (handoff.card["about_seq"], handoff.card["message_seq"]) == (3, 7)
    assert handoff.card["top"][0] == ["faq/vpn_connect", 0.9]
    assert handoff.card["tried"] == ["Answered “Connect to the VPN”"]


async def test_a_card_points_to_nothing_else_where_the_message_says_it_itself(test_desk: TestDesk) -> None:
    visitor = await test_desk.visitor()
    await say(test_desk, visitor, TROUBLE)
    await say(test_desk, visitor, "sensitive/lost_device: my laptop is gone")
    (handoff,) = await rows(test_desk, Handoff, visitor.conversation_id)
    assert (handoff.card["about_seq"], handoff.card["names_concern"]) == (None, True)
    assert (await row_of(test_desk, visitor)).preview == "sensitive/lost_device: my laptop is gone"


async def test_a_row_shows_the_trouble_and_no_notice_or_wish_for_a_person(test_desk: TestDesk) -> None:
    visitor = await person_wanted(test_desk, TROUBLE)
    row = await row_of(test_desk, visitor)
    assert (row.preview, row.preview_author, row.last_author) == (TROUBLE, AuthorKind.VISITOR, AuthorKind.SYSTEM)


async def test_a_row_shows_what_people_say_from_then_on(test_desk: TestDesk) -> None:
    visitor = await person_wanted(test_desk, TROUBLE)
    await say(test_desk, visitor, "it is urgent")
    assert (await row_of(test_desk, visitor)).preview == "it is urgent"
    here = visitor.conversation_id
    claimed = await technician_actions.claim(test_desk.desk, test_desk.priya, here, 2)
    assert (await row_of(test_desk, visitor)).preview == "it is urgent"
    await technician_actions.reply(test_desk.desk, test_desk.priya, here, claimed.epoch, "I am on it", "r1")
    row = await row_of(test_desk, visitor)
    assert (row.preview, row.preview_author, row.last_author) == ("I am on it", *[AuthorKind.TECHNICIAN] * 2)


async def test_a_row_shows_the_wish_for_a_person_where_nothing_else_was_said(test_desk: TestDesk) -> None:
    visitor = await person_wanted(test_desk)
    assert (await row_of(test_desk, visitor)).preview == messaging.ASK_FOR_PERSON
    (handoff,) = await rows(test_desk, Handoff, visitor.conversation_id)
    assert (handoff.card["names_concern"], handoff.card["top"]) == (False, [])
