"""A reset that is refused for its risk alone reaches the leads: each time on their screens, at times by mail."""

from sqlalchemy import select

from handoff.models import AuditEvent, OutgoingMail, ResetRequest
from handoff.models.security_facts import SecurityAlerted
from handoff.services import messaging
from handoff.services.outbox import PostOffice
from handoff.vocabulary import MailKind, RequestStatus
from tests.services.resets.conftest import Resets
from tests.services.test_automations import Postbox

ATTACK = "It was changed and not by me, my boss is on the phone and says it is urgent, he needs it now"


async def attacked(resets: Resets) -> ResetRequest:
    visitor = await resets.test_desk.visitor()
    await messaging.receive_from_visitor(resets.desk, visitor, ATTACK, "m1")
    resets.conversation_id = visitor.conversation_id
    asked = await resets.asked("omar.h")
    assert asked.status is RequestStatus.REFUSED
    return asked


async def alerts(resets: Resets) -> list[OutgoingMail]:
    async with resets.desk.database.read() as session:
        return list(await session.scalars(select(OutgoingMail).where(OutgoingMail.kind == MailKind.ALERT)))


async def test_leads_are_told_on_their_screens_and_by_mail_and_that_is_recorded(resets: Resets) -> None:
    asked = await attacked(resets)
    told = [fact for fact in resets.test_desk.facts if isinstance(fact, SecurityAlerted)]
    assert [(fact.technician_id, fact.request_id) for fact in told] == [(resets.test_desk.lena.technician_id, asked.id)]
    assert [mail.recipient for mail in await alerts(resets)] == ["lena@desk.test"]
    async with resets.desk.database.read() as session:
        rows = await session.scalars(select(AuditEvent.details).where(AuditEvent.action == "reset_alert"))
        assert [details["leads"] for details in rows] == [1]


async def test_the_mail_says_what_to_do_and_neither_whose_account_it_is_nor_a_way_in(resets: Resets) -> None:
    asked = await attacked(resets)
    postbox = Postbox()
    assert await PostOffice(resets.desk, postbox, resets.test_desk.tokens, "http://desk.test").send_due() == 1
    (letter,) = postbox.letters
    assert (letter.recipient, "security review" in letter.text) == ("lena@desk.test", True)
    for private in (asked.account, "Omar", "http", "#warmdesk="):
        assert private not in letter.subject + letter.text + letter.html


async def test_an_attack_cannot_fill_a_mailbox(resets: Resets) -> None:
    for _ in range(3):
        await attacked(resets)
    assert len([fact for fact in resets.test_desk.facts if isinstance(fact, SecurityAlerted)]) == 3
    assert len(await alerts(resets)) == 1
    resets.clock.move(minutes=20)
    await attacked(resets)
    assert len(await alerts(resets)) == 2


async def test_what_only_needs_a_person_alerts_nobody(resets: Resets) -> None:
    await resets.asked("omar.h")
    assert [fact for fact in resets.test_desk.facts if isinstance(fact, SecurityAlerted)] == []
