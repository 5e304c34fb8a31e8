"""Resets that do not go straight: with the trained bot, through the service, each must end where the policy says."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from handoff.gateways.directory import Directories
from handoff.gateways.directory_demo import DemoDirectory
from handoff.gateways.rasa import RasaBot
from handoff.models.reset_errors import LinkEnded
from handoff.services import demo_accounts
from handoff.services.resets import proving
from handoff.services.turns import TurnRunner
from handoff.services.visitor_sessions import SessionTokens
from handoff.services.visitor_views import VisitorView
from handoff.vocabulary import RequestStatus, Status
from tests.conftest import TestDesk, add_people, make_desk
from tests.databases import sqlite_url
from tests.running_bot import RunningBot
from tests.scripted_bot import ScriptedBot
from tests.services.resets.asking import Asking
from tests.services.resets.conftest import Resets
from tests.services.test_dialogue import records, say

RESET, UNLOCK = "I forgot my password, can you reset it?", "My account is locked"
ON_THE_PHONE, FOR_MY_BOSS = "my colleague on the phone tells me to", "no, for my boss"
VPN = "How do I connect to the VPN from home?"
TAKEN_BACK, CLEARED, NEEDS_PERSON = "reset_taken_back", RequestStatus.CLEARED, RequestStatus.NEEDS_PERSON


@dataclass(frozen=True)
class Dialogue:
    """What a visitor writes, and where it ends: the last rule, who has it, what became of each request, the links."""

    turns: tuple[str, ...]
    rule: str
    ends: Status
    requests: tuple[RequestStatus, ...] = ()
    links: int = 0


DIALOGUES = {
    "an account that is not understood twice": Dialogue(
        (RESET, "I don't know it", "no idea"), "account_not_understood", Status.QUEUED
    ),
    "an account that does not exist, and the next": Dialogue(
        (RESET, "nobody.x", "sorry, wrong account, I meant nobody.y"), TAKEN_BACK, Status.QUEUED, (NEEDS_PERSON,)
    ),
    "another account after the first": Dialogue(
        (RESET, "maria.k", "that was the wrong account"), TAKEN_BACK, Status.QUEUED, (CLEARED,), links=1
    ),
    "a change of mind": Dialogue((RESET, "never mind, I found it"), "changed_their_mind", Status.BOT),
    "a change of mind in other words": Dialogue((UNLOCK, "nah forget it"), "changed_their_mind", Status.BOT),
    "a change of mind after it was asked for": Dialogue(
        (RESET, "maria.k", "never mind, I remember it now"), TAKEN_BACK, Status.QUEUED, (CLEARED,), links=1
    ),
    "a question in the middle and back": Dialogue(
        (RESET, VPN, "maria.k"), "reset_by_link", Status.BOT, (CLEARED,), links=1
    ),
    "a question in the middle of an unlock and back": Dialogue(
        (UNLOCK, VPN, "chloe.m"), "reset_by_link", Status.BOT, (CLEARED,), links=1
    ),
    "a question while the link is on its way": Dialogue(
        (RESET, "maria.k", VPN), "understood", Status.BOT, (CLEARED,), links=1
    ),
    "suspicion halfway": Dialogue((RESET, ON_THE_PHONE), "somebody_behind_reset", Status.QUEUED),
    "suspicion halfway through an unlock": Dialogue((UNLOCK, ON_THE_PHONE), "somebody_behind_reset", Status.QUEUED),
    "suspicion after it was asked for": Dialogue(
        (RESET, "maria.k", ON_THE_PHONE), "somebody_behind_reset", Status.QUEUED, (NEEDS_PERSON,), links=1
    ),
    "for the boss": Dialogue((RESET, FOR_MY_BOSS), "reset_for_somebody_else", Status.QUEUED),
    "an unlock for the boss": Dialogue((UNLOCK, FOR_MY_BOSS), "reset_for_somebody_else", Status.QUEUED),
    "for the boss, said after it was asked for": Dialogue(
        (RESET, "maria.k", FOR_MY_BOSS), "reset_for_somebody_else", Status.QUEUED, (NEEDS_PERSON,), links=1
    ),
}


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return sqlite_url(request, tmp_path)


@pytest.fixture
async def asking(url: str, bot: RunningBot) -> AsyncIterator[Asking]:
    """A visitor of a desk with the trained bot and the demo directory."""
    real = RasaBot(bot.url.removesuffix("/webhooks/warmdesk"), bot.token)
    desk = make_desk(url, real, [])
    people = await add_people(desk)
    directory = DemoDirectory(desk.transactions, "northwind", desk.now)
    desk = replace(desk, directories=Directories({"northwind": directory}))
    await demo_accounts.seed_accounts(desk, "northwind")
    test_desk = TestDesk(desk, [], TurnRunner(desk), SessionTokens("x" * 40), **people)
    yield await Asking.begin(Resets(test_desk, desk.now, directory, None), ScriptedBot())
    await real.close()
    await desk.database.close()


async def hold(asking: Asking, turns: tuple[str, ...]) -> VisitorView:
    """Write it all, each once the jobs have done what there was to do."""
    for text in turns:
        view = await say(asking.resets.test_desk, asking.visitor, text)
        await asking.go_on()
    return view


@pytest.mark.parametrize("name", DIALOGUES)
async def test_it_ends_where_the_policy_says(asking: Asking, name: str) -> None:
    dialogue = DIALOGUES[name]
    view = await hold(asking, dialogue.turns)
    last = (await records(asking.resets.test_desk, asking.here))[-1]
    assert (last.rule, view.status) == (dialogue.rule, dialogue.ends), last.top
    assert tuple(row.status for row in await asking.requests()) == dialogue.requests
    assert len(asking.post.letters) == dialogue.links


@pytest.mark.parametrize("doubt", [ON_THE_PHONE, FOR_MY_BOSS, "never mind, I remember it now"])
async def test_what_is_said_afterwards_is_answered_the_same_for_every_account(asking: Asking, doubt: str) -> None:
    told = {}
    for account in ("maria.k", "nobody.x", "omar.h", "ella.n"):
        asking.visitor = await asking.resets.test_desk.visitor()
        view = await hold(asking, (RESET, account, doubt))
        told[account] = (view.status, [message.text for message in view.messages[-1:]])
    assert len({str(each) for each in told.values()}) == 1, told


async def test_a_link_that_was_mailed_before_the_suspicion_opens_nothing(asking: Asking) -> None:
    await hold(asking, (RESET, "maria.k", ON_THE_PHONE))
    with pytest.raises(LinkEnded):
        await proving.use(asking.resets.desk, asking.token, await asking.reference())
    (asked,) = await asking.requests()
    assert "someone_else_asked" in {finding["signal"] for finding in asked.signals}
