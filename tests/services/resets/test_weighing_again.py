"""What visitors write after they asked, and attacks that begin meanwhile, are weighed without anybody asking for it."""

from datetime import timedelta

import pytest

from handoff.gateways.directory import Account
from handoff.models.directory_errors import DirectoryUnavailable
from handoff.models.reset_errors import LinkEnded
from handoff.services import messaging
from handoff.services.resets import phishing_mode, proving
from handoff.services.resets.assessing import reassess
from handoff.vocabulary import RequestStatus, RiskOutcome
from tests.scripted_bot import ScriptedBot
from tests.services.resets.asking import Asking
from tests.services.resets.conftest import Resets


@pytest.fixture
async def asking(resets: Resets, bot: ScriptedBot) -> Asking:
    """Somebody whose link has been mailed."""
    return await Asking.with_link(resets, bot)


async def write(asking: Asking, text: str) -> None:
    """A message that no bot answers, as when people have the conversation."""
    await messaging.receive_from_visitor(asking.resets.desk, asking.visitor, text, None)
    await asking.go_on()


async def test_suspicion_takes_the_link_back_before_anybody_uses_it(asking: Asking) -> None:
    await write(asking, "my colleague on the phone tells me to")
    (asked,) = await asking.requests()
    assert (asked.status, asked.outcome) == (RequestStatus.NEEDS_PERSON, RiskOutcome.SECURITY_REVIEW)
    with pytest.raises(LinkEnded):
        await proving.use(asking.resets.desk, asking.token, await asking.reference())
    assert "reset_became_riskier" in await asking.resets.audited(asked)


async def test_harmless_words_change_nothing_that_an_approver_has_seen(asking: Asking) -> None:
    (before,) = await asking.requests()
    await write(asking, "thank you, I am waiting for the mail")
    (after,) = await asking.requests()
    assert (after.version, after.status, after.weighed_seq > before.weighed_seq) == (
        before.version,
        before.status,
        True,
    )


async def test_phishing_mode_takes_in_what_is_under_way(asking: Asking) -> None:
    lead, until = asking.resets.test_desk.lena, asking.resets.clock() + timedelta(hours=1)
    await phishing_mode.begin(asking.resets.desk, lead, asking.visitor.organization_id, until, "Mails from our CEO")
    await asking.go_on()
    (asked,) = await asking.requests()
    assert (asked.status, asked.outcome) == (RequestStatus.NEEDS_PERSON, RiskOutcome.SECURITY_REVIEW)


async def test_an_outage_of_the_directory_makes_nobody_an_administrator(asking: Asking) -> None:
    really = asking.resets.directory.memberships

    async def down(_: Account) -> frozenset[str]:
        raise DirectoryUnavailable

    asking.resets.directory.memberships = down  # type: ignore[method-assign]
    await write(asking, "are you still there? it is urgent")
    (asked,) = await asking.requests()
    assert (asked.status, asked.is_privileged) == (RequestStatus.CLEARED, False)
    with pytest.raises(DirectoryUnavailable):
        await reassess(asking.resets.desk, asked.id)
    asking.resets.directory.memberships = really  # type: ignore[method-assign]
    await asking.go_on()
    assert (await asking.requests())[0].score > asked.score
