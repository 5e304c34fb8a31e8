"""Mail about replies: to whoever is not there, never lost, never more than was written to them (P7, P8)."""

import re
from dataclasses import dataclass, field

import pytest
from sqlalchemy import update

from handoff.gateways.mail import Letter, MailRefused, MailUnavailable
from handoff.models import Conversation, OutgoingMail
from handoff.services import technician_actions, tickets
from handoff.services.console_views import open_conversation
from handoff.services.desk import Desk
from handoff.services.outbox import PostOffice
from handoff.services.visitor_sessions import VisitorSession
from handoff.vocabulary import Visibility
from tests.conftest import TestDesk
from tests.services.on_duty import StoppedClock, closed_today, stop_clock
from tests.services.test_ownership import rows, waiting_conversation

ADDRESS = "maria@example.com"


@dataclass
class Postbox:
    """A mail gateway that keeps what it is given, or fails as told; the real ones have a contract test of their own."""

    letters: list[Letter] = field(default_factory=list)
    problem: Exception | None = None

    async def send(self, letter: Letter) -> None:
        if self.problem:
            raise self.problem
        self.letters.append(letter)


@dataclass
class Ticket:
    """A claimed ticket whose visitor is away."""

    test_desk: TestDesk
    desk: Desk
    clock: StoppedClock
    visitor: VisitorSession
    epoch: int
    post: Postbox
    office: PostOffice

    async def reply(self, text: str) -> None:
        here = self.visitor.conversation_id
        await technician_actions.reply(
            self.desk, self.test_desk.priya, here, self.epoch, text, re.sub(r"\W", "-", text)
        )

    async def post_is_sent(self) -> int:
        self.clock.move(seconds=20)
        return await self.office.send_due()


@pytest.fixture
async def ticket(test_desk: TestDesk) -> Ticket:
    desk, clock = stop_clock(test_desk, northwind=closed_today())
    visitor, epoch = await waiting_conversation(test_desk)
    await tickets.leave_address(desk, visitor, ADDRESS)
    claimed = await technician_actions.claim(desk, test_desk.priya, visitor.conversation_id, epoch)
    post = Postbox()
    return Ticket(
        test_desk,
        desk,
        clock,
        visitor,
        claimed.epoch,
        post,
        PostOffice(desk, post, test_desk.tokens, "https://desk.test"),
    )


async def test_p8_the_mail_holds_the_replies_and_nothing_else_of_the_conversation(ticket: Ticket) -> None:
    here = ticket.visitor.conversation_id
    await technician_actions.note(ticket.desk, ticket.test_desk.priya, here, "He calls every week.", "n1")
    await ticket.reply("Try the <new> profile.")
    await ticket.reply("Then restart.")
    assert await ticket.office.send_due() == 0, "the technician may still be writing"
    assert await ticket.post_is_sent() == 1
    (letter,) = ticket.post.letters
    assert letter.recipient == ADDRESS
    for body in (letter.text, letter.html):
        assert "Then restart." in body
        assert "He calls every week." not in body
        assert "talk to a person" not in body
    assert "> Try the <new> profile." in letter.text
    assert "Try the &lt;new&gt; profile." in letter.html
    assert await ticket.post_is_sent() == 0


async def test_the_link_opens_this_conversation_on_the_page_where_the_chat_was(ticket: Ticket) -> None:
    await ticket.reply("Hello")
    await ticket.post_is_sent()
    page, _, token = re.findall(r"http\S+#warmdesk=\S+", ticket.post.letters[0].text)[0].partition("#warmdesk=")
    assert page == "http://intranet.test/start"
    assert ticket.test_desk.tokens.read(token)[0] == ticket.visitor.conversation_id


async def test_a_page_of_another_site_is_never_linked_to(ticket: Ticket) -> None:
    here = Conversation.id == ticket.visitor.conversation_id
    elsewhere = update(Conversation).where(here).values(page_url="http://evil.test/start")
    await ticket.desk.transactions.run(lambda unit: unit.session.execute(elsewhere))
    await ticket.reply("Hello")
    await ticket.post_is_sent()
    assert "evil.test" not in ticket.post.letters[0].text + ticket.post.letters[0].html
    assert "open the chat on the page where you asked" in ticket.post.letters[0].text


async def test_who_has_the_chat_open_gets_no_mail(ticket: Ticket) -> None:
    ticket.desk.visitors.arrive(ticket.visitor.conversation_id, "socket")
    await ticket.reply("Hello")
    assert await rows(ticket.test_desk, OutgoingMail, ticket.visitor.conversation_id) == []
    ticket.desk.visitors.leave(ticket.visitor.conversation_id, "socket")
    await ticket.reply("Are you there?")
    await ticket.post_is_sent()
    assert [letter.text.count("Hello") for letter in ticket.post.letters] == [0]


async def test_p7_a_server_that_is_down_is_tried_again_ever_later_with_the_same_letter(ticket: Ticket) -> None:
    await ticket.reply("Hello")
    ticket.post.problem = MailUnavailable("down")
    assert await ticket.post_is_sent() == 0
    ticket.post.problem = None
    ticket.clock.move(seconds=30)
    assert await ticket.office.send_due() == 0
    ticket.clock.move(seconds=40)
    assert await ticket.office.send_due() == 1
    (mail,) = await rows(ticket.test_desk, OutgoingMail, ticket.visitor.conversation_id)
    assert (mail.attempts, mail.id, mail.problem) == (2, ticket.post.letters[0].id, None)


async def test_p7_a_crash_between_sending_and_noting_it_sends_the_same_letter_again(ticket: Ticket) -> None:
    await ticket.reply("Hello")
    ticket.post.problem = KeyError("the process dies here")
    with pytest.raises(KeyError):
        await ticket.post_is_sent()
    ticket.post.problem = None
    ticket.clock.move(minutes=2)
    after_restart = PostOffice(ticket.desk, ticket.post, ticket.test_desk.tokens, "https://desk.test")
    assert await after_restart.send_due() == 1


async def test_p7_what_is_written_while_a_mail_is_being_sent_goes_into_the_next_one(ticket: Ticket) -> None:
    await ticket.reply("First")
    ticket.post.problem = MailUnavailable("down")
    await ticket.post_is_sent()
    await ticket.reply("Second")
    ticket.post.problem = None
    ticket.clock.move(minutes=2)
    assert await ticket.office.send_due() == 2
    assert [re.findall("First|Second", letter.text) for letter in ticket.post.letters] == [["First"], ["Second"]]


@pytest.mark.parametrize("problem", [MailRefused("550 No such user"), MailUnavailable("down")])
async def test_p7_mail_that_cannot_be_delivered_becomes_a_note_for_whoever_wrote(
    ticket: Ticket, problem: Exception
) -> None:
    await ticket.reply("Hello")
    ticket.post.problem = problem
    await ticket.post_is_sent()
    ticket.clock.move(days=4)
    await ticket.office.send_due()
    opened = await open_conversation(ticket.desk, ticket.test_desk.priya, ticket.visitor.conversation_id)
    (note,) = [message for message in opened.messages if message.visibility is Visibility.NOTE]
    assert f"The e-mail to {ADDRESS} could not be delivered" in note.text
    assert await ticket.office.send_due() == 0


async def test_p7_a_reply_that_is_refused_leaves_no_mail_behind(ticket: Ticket) -> None:
    here = ticket.visitor.conversation_id
    with pytest.raises(Exception, match="changed hands"):
        await technician_actions.reply(ticket.desk, ticket.test_desk.priya, here, ticket.epoch - 1, "late", "late")
    assert await rows(ticket.test_desk, OutgoingMail, here) == []


async def test_without_a_ticket_or_an_address_nothing_is_mailed(test_desk: TestDesk) -> None:
    visitor, epoch = await waiting_conversation(test_desk)
    await tickets.leave_address(test_desk.desk, visitor, ADDRESS)
    claimed = await technician_actions.claim(test_desk.desk, test_desk.priya, visitor.conversation_id, epoch)
    await technician_actions.reply(
        test_desk.desk, test_desk.priya, visitor.conversation_id, claimed.epoch, "Hello", "r1"
    )
    assert await rows(test_desk, OutgoingMail, visitor.conversation_id) == []
