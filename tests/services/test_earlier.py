"""What a visitor came with before: theirs only, within the organization, the latest first, a page at a time."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from handoff.models.errors import ConversationUnknown
from handoff.services import messaging, technician_actions
from handoff.services.dialogue import take_bot_turn
from handoff.services.earlier import PAGE_SIZE, earlier, read_earlier
from handoff.services.visitor_sessions import VisitorSession
from handoff.vocabulary import Resolution, Status
from tests.services.on_duty import OnDuty


def again(visitor: VisitorSession) -> VisitorSession:
    """The same visitor in a conversation that has not begun yet."""
    return replace(visitor, conversation_id=uuid4())


async def asked(duty: OnDuty, visitor: VisitorSession, text: str) -> VisitorSession:
    duty.later(timedelta(hours=1))
    await messaging.receive_from_visitor(duty.desk, visitor, text, "m1")
    await take_bot_turn(duty.desk, visitor.conversation_id)
    return visitor


async def test_each_says_what_it_was_about_how_it_ended_and_who_had_it(duty: OnDuty) -> None:
    priya, first = duty.test_desk.priya, await duty.test_desk.visitor()
    await asked(duty, first, "faq/vpn_connect: how?")
    await messaging.request_person(duty.desk, first, "m2")
    await technician_actions.claim(duty.desk, priya, first.conversation_id, 2)
    await technician_actions.resolve(duty.desk, priya, first.conversation_id, 3, Resolution.WORKAROUND)
    second, third = again(first), again(first)
    await asked(duty, second, "faq/webcam: black")
    await asked(duty, third, "faq/wifi_slow: again")
    page = await earlier(duty.desk, duty.test_desk.tom, third.conversation_id)
    assert [one.conversation_id for one in page.conversations] == [second.conversation_id, first.conversation_id]
    webcam, vpn = page.conversations
    assert (webcam.status, webcam.outcome, webcam.owner_name, webcam.reason) == (Status.BOT, None, None, None)
    assert (vpn.outcome, vpn.owner_name, vpn.reason) == (Resolution.WORKAROUND, "Priya Nair", "asked_for_person")
    titles = duty.desk.topics.title("faq/webcam"), duty.desk.topics.title("faq/vpn_connect")
    assert (webcam.topic, vpn.topic, page.has_more) == (*titles, False)
    read = await read_earlier(duty.desk, priya, third.conversation_id, first.conversation_id)
    assert "faq/vpn_connect: how?" in [message.text for message in read.messages]


async def test_the_pages_together_are_every_earlier_one_once(duty: OnDuty) -> None:
    latest = await duty.test_desk.visitor()
    begun = []
    for _ in range(2 * PAGE_SIZE + 1):
        latest = await asked(duty, again(latest), "faq/webcam: black")
        begun.append(latest.conversation_id)
    found, more, before = [], True, None
    while more:
        page = await earlier(duty.desk, duty.test_desk.priya, latest.conversation_id, before)
        found += [one.conversation_id for one in page.conversations]
        more, before = page.has_more, found[-1]
    assert found == begun[-2::-1]


async def test_nothing_of_another_visitor_or_organization_is_told(duty: OnDuty) -> None:
    mine = await asked(duty, await duty.test_desk.visitor(), "faq/webcam: black")
    another = await asked(duty, await duty.test_desk.visitor(), "faq/webcam: black")
    abroad = await asked(duty, await duty.test_desk.visitor("contoso"), "faq/webcam: black")
    here = again(mine)
    # As if the same person were known to both organizations.
    await asked(duty, replace(again(abroad), visitor_id=mine.visitor_id), "faq/webcam: black")
    await asked(duty, here, "faq/webcam: black")
    page = await earlier(duty.desk, duty.test_desk.priya, here.conversation_id)
    assert [one.conversation_id for one in page.conversations] == [mine.conversation_id]
    for unknown in (another.conversation_id, abroad.conversation_id, uuid4()):
        with pytest.raises(ConversationUnknown):
            await read_earlier(duty.desk, duty.test_desk.priya, here.conversation_id, unknown)
        with pytest.raises(ConversationUnknown):
            await earlier(duty.desk, duty.test_desk.priya, here.conversation_id, unknown)
    with pytest.raises(ConversationUnknown):
        await earlier(duty.desk, duty.test_desk.stranger, here.conversation_id)
