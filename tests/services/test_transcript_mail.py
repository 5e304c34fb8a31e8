"""A visitor's own copy by mail: all of it to a confirmed address only, and never what staff keep to themselves (P8)."""

import pytest
from sqlalchemy import update

from handoff.gateways.mail import MailRefused
from handoff.models import Message, OutgoingMail, Visitor
from handoff.models.ending_errors import TooManyMails
from handoff.models.errors import ConversationUnknown, InvalidInput
from handoff.rules.transcript_mail import PER_RECIPIENT
from handoff.services import messaging, technician_actions, tickets, transcript_mail
from handoff.services.console_views import open_conversation
from handoff.services.outbox import PostOffice
from handoff.services.visitor_sessions import VisitorSession, reference_of
from handoff.storage.message_log import Draft, append
from handoff.vocabulary import AuthorKind, Visibility
from tests.conftest import TestDesk
from tests.services.test_outbox import Postbox
from tests.services.test_ownership import rows, waiting_conversation

MINE = "maria@example.com"


async def confirmed(test_desk: TestDesk, visitor: VisitorSession, address: str = MINE) -> None:
    here = update(Visitor).where(Visitor.id == visitor.visitor_id).values(email=address)
    await test_desk.desk.transactions.run(lambda unit: unit.session.execute(here))


async def sent(test_desk: TestDesk, post: Postbox) -> int:
    return await PostOffice(test_desk.desk, post, test_desk.tokens, "https://desk.test").send_due()


async def test_p8_a_confirmed_address_gets_what_the_visitor_was_shown_and_nothing_else(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    desk, here, post = test_desk.desk, visitor.conversation_id, Postbox()
    await messaging.receive_from_visitor(desk, visitor, "The <big> printer\nhums", "m2")
    claimed = await technician_actions.claim(desk, test_desk.priya, here, epoch)
    await technician_actions.note(desk, test_desk.priya, here, "He calls every week.", "n1")
    await technician_actions.reply(desk, test_desk.priya, here, claimed.epoch, "Switch it off.", "r1")
    for visibility in (Visibility.WITHHELD, Visibility.SUPPRESSED):
        held = Draft(AuthorKind.BOT, f"a reply that is {visibility}", visibility=visibility)
        await desk.transactions.run(lambda unit, held=held: append(unit, here, held, desk.now()))
    named = update(Message).where(Message.client_msg_id == "m2").values(attachments=[{"name": "hum.mp4"}])
    await desk.transactions.run(lambda unit: unit.session.execute(named))
    await confirmed(test_desk, visitor)
    promise = await transcript_mail.ask(desk, visitor, None)
    assert (promise.recipient, promise.whole) == (MINE, True)
    await technician_actions.reply(desk, test_desk.priya, here, claimed.epoch, "Said afterwards.", "r2")
    assert await sent(test_desk, post) == 1
    (letter,) = post.letters
    assert letter.subject.startswith(f"[{reference_of(here)}]")
    for body in (letter.text, letter.html):
        for shown in ("Switch it off.", "Priya Nair", "Attached files: hum.mp4", reference_of(here)):
            assert shown in body
        for hidden in ("every week", "withheld", "suppressed", "afterwards"):
            assert hidden not in body
    assert "> The <big> printer\n> hums" in letter.text
    assert "The &lt;big&gt; printer" in letter.html


@pytest.mark.parametrize("known", [None, MINE])
async def test_p8_any_other_address_gets_a_receipt_without_a_word_of_it_and_without_a_way_in(
    test_desk: TestDesk, known: str | None
) -> None:
    visitor, _ = await waiting_conversation(test_desk)
    post, text = Postbox(), "buy cheap pills at http://evil.test"
    await messaging.receive_from_visitor(test_desk.desk, visitor, text, "m2")
    if known:
        await confirmed(test_desk, visitor, known)
    promise = await transcript_mail.ask(test_desk.desk, visitor, "victim@example.com")
    assert (promise.recipient, promise.whole) == ("victim@example.com", False)
    await sent(test_desk, post)
    (letter,) = post.letters
    for body in (letter.subject, letter.text, letter.html):
        assert reference_of(visitor.conversation_id) in body
        for hidden in ("pills", "evil", "#warmdesk=", "/start", "talk to a person"):
            assert hidden not in body
    assert "http://intranet.test" in letter.text


async def test_an_address_left_for_answers_is_not_a_confirmed_one(test_desk: TestDesk) -> None:
    visitor, _ = await waiting_conversation(test_desk)
    await tickets.leave_address(test_desk.desk, visitor, MINE)
    assert (await transcript_mail.ask(test_desk.desk, visitor, None)).whole is False


async def test_without_an_address_one_is_asked_for(test_desk: TestDesk) -> None:
    visitor, _ = await waiting_conversation(test_desk)
    with pytest.raises(InvalidInput, match="email"):
        await transcript_mail.ask(test_desk.desk, visitor, None)
    with pytest.raises(ConversationUnknown):
        await transcript_mail.ask(test_desk.desk, await test_desk.visitor(), MINE)


async def test_an_address_is_not_flooded_however_many_conversations_are_begun(test_desk: TestDesk) -> None:
    for number in range(PER_RECIPIENT):
        visitor, _ = await waiting_conversation(test_desk)
        await transcript_mail.ask(test_desk.desk, visitor, MINE.upper() if number % 2 else MINE)
    visitor, _ = await waiting_conversation(test_desk)
    with pytest.raises(TooManyMails):
        await transcript_mail.ask(test_desk.desk, visitor, MINE)
    assert await rows(test_desk, OutgoingMail, visitor.conversation_id) == []


async def test_a_copy_that_cannot_be_delivered_is_a_note_and_says_nothing_of_replies(test_desk: TestDesk) -> None:
    visitor, _ = await waiting_conversation(test_desk)
    await transcript_mail.ask(test_desk.desk, visitor, MINE)
    await sent(test_desk, Postbox(problem=MailRefused("550 No such user")))
    opened = await open_conversation(test_desk.desk, test_desk.priya, visitor.conversation_id)
    assert opened.messages[-1].text.startswith("The visitor asked for a copy")
    assert opened.messages[-1].visibility is Visibility.NOTE
