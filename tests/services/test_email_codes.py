"""An address is confirmed by a code that was sent there: once, soon, by whoever asked, and not by guessing."""

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import select, text

from handoff.gateways.mail import MailUnavailable
from handoff.models import EmailCode, OutgoingMail, Visitor
from handoff.models.email_codes import ATTEMPTS, LIFETIME
from handoff.models.errors import DeskError
from handoff.models.identity_errors import CodeEnded, CodeWrong, IdentityKnown, TooManyCodes
from handoff.services import messaging
from handoff.services.desk import Desk
from handoff.services.identity import email_codes
from handoff.services.identity.host_tokens import HostIdentity
from handoff.services.outbox import PostOffice
from handoff.services.visitor_sessions import VisitorSession, find_site, open_session
from handoff.vocabulary import Verification
from tests.conftest import ORIGIN, TestDesk
from tests.services.on_duty import StoppedClock, stop_clock
from tests.services.test_outbox import Postbox

ADDRESS = "maria@example.com"


@dataclass
class Asking:
    """A visitor who has asked for a code, and the post that brings it."""

    test_desk: TestDesk
    desk: Desk
    clock: StoppedClock
    visitor: VisitorSession
    post: Postbox
    office: PostOffice

    async def code(self, address: str = ADDRESS) -> str:
        """Ask for a code and read it in the mail."""
        await email_codes.request(self.desk, self.visitor, address)
        await self.office.send_due()
        return next(line for line in self.post.letters[-1].text.splitlines() if line.isdigit())

    async def tries(self, digits: str, visitor: VisitorSession | None = None) -> str:
        """The code of the refusal, or how the identity is known afterwards."""
        try:
            await email_codes.confirm(self.desk, self.test_desk.tokens, visitor or self.visitor, digits)
        except DeskError as refused:
            return refused.code
        return (await self.row()).verification

    async def row(self) -> Visitor:
        async with self.desk.database.read() as session:
            return await session.get_one(Visitor, self.visitor.visitor_id)


@pytest.fixture
async def asking(test_desk: TestDesk) -> Asking:
    desk, clock = stop_clock(test_desk)
    post = Postbox()
    office = PostOffice(desk, post, test_desk.tokens, "https://desk.test")
    return Asking(test_desk, desk, clock, await test_desk.visitor(), post, office)


def wrong(digits: str) -> str:
    return f"{(int(digits) + 1) % 1_000_000:06}"


async def test_the_code_from_the_mail_confirms_the_address_once(asking: Asking) -> None:
    digits = await asking.code()
    assert asking.post.letters[-1].recipient == ADDRESS
    assert await asking.tries(digits) == "email_code"
    row = await asking.row()
    assert (row.email, row.contact_email, row.verified_at) == (ADDRESS, ADDRESS, asking.clock.moment)
    assert await asking.tries(digits) == CodeEnded.code


async def test_a_code_ends_after_a_quarter_of_an_hour_and_a_late_mail_is_not_sent(asking: Asking) -> None:
    digits = await asking.code()
    asking.clock.move(seconds=LIFETIME.total_seconds())
    assert await asking.tries(digits) == CodeEnded.code
    asking.post.problem = MailUnavailable("no server")
    await email_codes.request(asking.desk, asking.visitor, ADDRESS)
    assert await asking.office.send_due() == 0
    asking.post.problem = None
    asking.clock.move(seconds=LIFETIME.total_seconds())
    assert await asking.office.send_due() == 0
    assert len(asking.post.letters) == 1


async def test_guessing_ends_the_code_also_when_all_guesses_come_at_once(asking: Asking) -> None:
    digits = await asking.code()
    guesses = await asyncio.gather(*(asking.tries(wrong(digits)) for _ in range(12)))
    assert guesses.count(CodeWrong.code) == ATTEMPTS
    assert guesses.count(CodeEnded.code) == 12 - ATTEMPTS
    assert await asking.tries(digits) == CodeEnded.code
    assert (await asking.row()).verification is Verification.UNVERIFIED


async def test_a_new_code_ends_the_one_before(asking: Asking) -> None:
    old, new = await asking.code(), await asking.code("other@example.com")
    assert await asking.tries(old) == (CodeWrong.code if old != new else "email_code")
    assert await asking.tries(new) == "email_code"
    assert (await asking.row()).email == "other@example.com"


async def test_a_code_is_good_for_the_visitor_who_asked_alone(asking: Asking) -> None:
    digits, thief = await asking.code(), await asking.test_desk.visitor()
    assert await asking.tries(digits, thief) == CodeEnded.code
    await messaging.request_person(asking.desk, thief, "p1")
    assert await asking.tries(digits, thief) == CodeEnded.code


@pytest.mark.parametrize("digits", ["", "0", "abcdef", "１２３４５６", "000000000", "12345\x00"])
async def test_what_is_no_code_is_a_wrong_one(asking: Asking, digits: str) -> None:
    await asking.code()
    assert await asking.tries(digits) == CodeWrong.code


async def test_asking_is_limited_for_a_visitor_and_for_an_address_whoever_asks(asking: Asking) -> None:
    for _ in range(3):
        await asking.code()
    with pytest.raises(TooManyCodes):
        await asking.code("another@example.com")
    asking.visitor = await asking.test_desk.visitor()
    with pytest.raises(TooManyCodes):
        await asking.code(ADDRESS.upper())
    await asking.code("another@example.com")
    asking.clock.move(minutes=15)
    await asking.code()


async def test_an_address_gets_few_codes_a_day(asking: Asking) -> None:
    for _ in range(10):
        asking.visitor = await asking.test_desk.visitor()
        await asking.code()
        asking.clock.move(minutes=16)
    with pytest.raises(TooManyCodes):
        await asking.code()
    asking.clock.move(hours=24)
    await asking.code()


async def test_a_site_asks_for_so_many_codes_and_no_more(asking: Asking) -> None:
    for number in range(60):
        asking.visitor = await asking.test_desk.visitor()
        await email_codes.request(asking.desk, asking.visitor, f"a{number}@example.com")
    with pytest.raises(TooManyCodes):
        await email_codes.request(asking.desk, await asking.test_desk.visitor(), "last@example.com")


async def test_p9_the_digits_are_in_the_mail_and_nowhere_in_the_database(asking: Asking) -> None:
    digits = await asking.code()
    await asking.tries(digits)
    async with asking.desk.database.read() as session:
        for table in (EmailCode.__table__, OutgoingMail.__table__):
            rows = (await session.execute(select(table))).all()
            assert rows
            assert digits not in str(rows)
        tables = ["message", "audit_event", "conversation", "visitor"]
        kept = [(await session.execute(text(f"SELECT * FROM {name}"))).all() for name in tables]
    assert digits not in " ".join(
        str(value) for rows in kept for row in rows for value in row if isinstance(value, str)
    )


async def test_the_installation_s_secret_is_needed_to_know_the_digits(asking: Asking) -> None:
    digits = await asking.code()
    async with asking.desk.database.read() as session:
        id_ = await session.scalar(select(EmailCode.id))
    assert asking.test_desk.tokens.code_of(id_) == digits
    assert type(asking.test_desk.tokens)("y" * 40).code_of(id_) != digits


async def test_whom_a_page_vouches_for_is_not_asked_to_confirm_anything(asking: Asking) -> None:
    site, name = await find_site(asking.desk, "northwind", ORIGIN)
    maria = HostIdentity("e-1042", "Maria Lind", ADDRESS)
    signed_in = open_session(asking.test_desk.tokens, site, name, None, None, None, identity=maria)
    with pytest.raises(IdentityKnown):
        await email_codes.request(asking.desk, signed_in, ADDRESS)


async def test_technicians_read_in_the_thread_when_it_was_confirmed(asking: Asking) -> None:
    await asking.tries(await asking.code())
    async with asking.desk.database.read() as session:
        said = (await session.execute(text("SELECT text, visibility FROM message"))).all()
    assert said == [(f"The visitor has confirmed the e-mail address {ADDRESS} by a code.", "note")]
