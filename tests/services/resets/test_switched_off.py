"""A reset whose automation is switched off is done by people, also one that is under way."""

import pytest

from handoff.models.reset_errors import ApprovalMissing
from handoff.services.automations.register import switch
from handoff.services.resets import completing
from handoff.vocabulary import RequestStatus
from tests.services.resets.conftest import NEW, Resets


async def test_what_nobody_had_to_approve_goes_to_people_and_what_was_approved_goes_on(resets: Resets) -> None:
    lead = resets.test_desk.lena
    under_way, approved = await resets.asked("jonas.w"), await resets.asked("fiona.g")
    await resets.approve(resets.test_desk.priya, approved)
    for asked in (under_way, approved):
        await resets.prove(asked)
    here = lead.led_organization_ids[0]
    await switch(resets.desk, lead, here, "reset_password", "Something is odd", is_on=False)
    new = await resets.asked("ben.c")
    assert (new.status, new.problem) == (RequestStatus.NEEDS_PERSON, "automation_switched_off")
    with pytest.raises(ApprovalMissing):
        await completing.complete(resets.desk, under_way.id, NEW)
    await completing.complete(resets.desk, approved.id, NEW)
    assert not await resets.directory.sign_in("jonas.w", NEW)
    assert await resets.directory.sign_in("fiona.g", NEW)
