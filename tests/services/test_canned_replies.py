"""Canned replies for a conversation, and that nobody is sent what is in braces."""

import pytest
from sqlalchemy import update

from handoff.models import Visitor
from handoff.models.errors import ConversationUnknown, InvalidInput
from handoff.services import canned, messaging, technician_actions
from handoff.services.visitor_sessions import VisitorSession
from tests.services.on_duty import OnDuty


async def called(duty: OnDuty, visitor: VisitorSession, name: str) -> None:
    named = update(Visitor).where(Visitor.id == visitor.visitor_id).values(name=name)
    await duty.desk.transactions.run(lambda unit: unit.session.execute(named))


async def test_a_reply_comes_filled_in_and_what_is_not_known_stays_to_be_seen(duty: OnDuty) -> None:
    visitor, priya = await duty.waiting(), duty.test_desk.priya
    row = await duty.row(visitor)
    texts = {reply.id: reply.text for reply in await canned.replies(duty.desk, priya, row.id)}
    assert texts["greeting"].startswith("Hello {visitor.first_name}, this is Priya from")
    assert row.reference in texts["still_there"]
    await called(duty, visitor, "Silva, Maria")
    texts = {reply.id: reply.text for reply in await canned.replies(duty.desk, priya, row.id)}
    assert texts["greeting"].startswith("Hello Maria, this is Priya from")
    assert texts["goodbye"].endswith("Priya Nair, service desk of Northwind Coffee")


async def test_a_stranger_gets_no_reply_with_anybodys_name_in_it(duty: OnDuty) -> None:
    visitor = await duty.waiting()
    with pytest.raises(ConversationUnknown):
        await canned.replies(duty.desk, duty.test_desk.stranger, visitor.conversation_id)


async def test_a_variable_that_is_not_filled_in_is_refused_by_its_name_and_a_note_may_hold_it(duty: OnDuty) -> None:
    visitor, priya = await duty.waiting(), duty.test_desk.priya
    here = (duty.desk, priya, visitor.conversation_id)
    await technician_actions.claim(*here, epoch=2)
    with pytest.raises(InvalidInput, match=r"\{visitor\.first_name\} and \{reference\} is not filled in"):
        await technician_actions.reply(*here, 3, "Hi {visitor.first_name}, {reference}", "r1")
    await technician_actions.reply(*here, 3, "Type {name} in braces", "r1")
    await technician_actions.note(*here, "write {visitor.first_name} there", "n1")
    shown = await duty.shown(visitor)
    assert [m.text for m in shown.messages][-1] == "Type {name} in braces"
    assert shown.messages[0].text == messaging.ASK_FOR_PERSON
