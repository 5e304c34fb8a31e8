"""Phishing mode: whoever leads switches it, it ends by itself, and resets go to people."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handoff.gateways.bot import BotMessage, BotTurn
from handoff.models import AuditEvent, Message
from handoff.models.errors import InvalidInput, NotALead
from handoff.models.reset_errors import ApprovalMissing
from handoff.models.security_facts import SecurityChanged
from handoff.services import dialogue, messaging
from handoff.services.resets import completing, phishing_mode
from handoff.services.resets.phishing_words import A_PERSON_LOOKS
from handoff.vocabulary import RiskOutcome
from tests.services.resets.conftest import NEW, Resets


async def test_phishing_mode_sends_everything_to_people_until_its_end(resets: Resets) -> None:
    lead, here = resets.test_desk.lena, resets.test_desk.priya.organization_ids[0]
    cleared = await resets.asked("jonas.w")
    await resets.prove(cleared)
    with pytest.raises(NotALead):
        await phishing_mode.begin(resets.desk, resets.test_desk.priya, here, resets.clock() + timedelta(hours=1), "x")
    with pytest.raises(InvalidInput):
        await phishing_mode.begin(resets.desk, lead, here, resets.clock(), "x")
    await phishing_mode.begin(resets.desk, lead, here, resets.clock() + timedelta(hours=1), "Mails from our CEO")
    assert (await resets.asked()).outcome is RiskOutcome.SECURITY_REVIEW
    with pytest.raises(ApprovalMissing):
        await completing.complete(resets.desk, cleared.id, NEW)
    resets.clock.move(hours=1)
    assert await phishing_mode.read(resets.desk, here) is None
    assert (await resets.asked("aisha.r")).outcome is RiskOutcome.AUTOMATE


async def test_phishing_mode_ends_early_and_both_is_audited(resets: Resets) -> None:
    lead, here = resets.test_desk.lena, resets.test_desk.priya.organization_ids[0]
    await phishing_mode.begin(resets.desk, lead, here, resets.clock() + timedelta(days=2), "Mails from our CEO")
    assert await phishing_mode.read(resets.desk, here) is not None
    await phishing_mode.end(resets.desk, lead, here)
    await phishing_mode.end(resets.desk, lead, here)
    assert await phishing_mode.read(resets.desk, here) is None
    async with resets.desk.database.read() as session:
        modes = await session.scalars(select(AuditEvent).where(AuditEvent.action.startswith("phishing_mode")))
        assert [mode.action for mode in modes] == ["phishing_mode_on", "phishing_mode_off"]


async def test_its_own_end_is_recorded_and_told_once(resets: Resets) -> None:
    lead, here = resets.test_desk.lena, resets.test_desk.priya.organization_ids[0]
    await phishing_mode.begin(resets.desk, lead, here, resets.clock() + timedelta(hours=1), "Mails from our CEO")
    assert await phishing_mode.end_due(resets.desk) == []
    resets.clock.move(hours=1)
    resets.test_desk.facts.clear()
    assert await phishing_mode.end_due(resets.desk) == [here]
    assert await phishing_mode.end_due(resets.desk) == []
    assert resets.test_desk.facts == [SecurityChanged(here, resets.clock())]
    async with resets.desk.database.read() as session:
        actions = await session.scalars(select(AuditEvent.action).where(AuditEvent.action.startswith("phishing_mode")))
        assert list(actions) == ["phishing_mode_on", "phishing_mode_ran_out"]


async def test_it_takes_a_reason(resets: Resets) -> None:
    lead, here = resets.test_desk.lena, resets.test_desk.priya.organization_ids[0]
    with pytest.raises(InvalidInput):
        await phishing_mode.begin(resets.desk, lead, here, resets.clock() + timedelta(hours=1), " ")


async def test_the_bot_says_first_that_a_person_looks_at_every_reset_and_only_then(resets: Resets) -> None:
    lead, here = resets.test_desk.lena, resets.test_desk.priya.organization_ids[0]
    await phishing_mode.begin(resets.desk, lead, here, resets.clock() + timedelta(hours=1), "Mails from our CEO")
    assert await answers(resets, "reset_password: I forgot it") == [A_PERSON_LOOKS, "Which account is it?"]
    assert A_PERSON_LOOKS not in await answers(resets, "faq/webcam: black")
    await phishing_mode.end(resets.desk, lead, here)
    assert await answers(resets, "unlock_account: locked out") == ["Which account is it?"]


async def answers(resets: Resets, text: str) -> list[str]:
    """What a new visitor reads after these words."""
    people = resets.test_desk
    visitor = await people.visitor()
    turn = BotTurn(messages=[BotMessage("Which account is it?")], requested_slot="account")
    people.desk.bot.turns |= {"reset_password": turn, "unlock_account": turn}
    await messaging.receive_from_visitor(people.desk, visitor, text, "m1")
    while await dialogue.take_bot_turn(people.desk, visitor.conversation_id):
        pass
    rows = select(Message.text).where(Message.conversation_id == visitor.conversation_id).order_by(Message.seq)
    async with people.desk.database.read() as session:
        return list(await session.scalars(rows))[1:]
