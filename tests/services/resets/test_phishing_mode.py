"""Phishing mode: whoever leads switches it, it ends by itself, and resets go to people."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handoff.models import AuditEvent
from handoff.models.errors import InvalidInput, NotALead
from handoff.models.reset_errors import (
    ApprovalMissing,
)
from handoff.services.resets import completing, phishing_mode
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
