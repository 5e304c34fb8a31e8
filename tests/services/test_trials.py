"""Trying messages takes every turn as the service takes it."""

from functools import partial

from handoff.services.trials import Trial, add_trial_organizations, try_out
from handoff.vocabulary import DecisionOutcome
from tests.conftest import TestDesk
from tests.scripted_bot import ScriptedBot

# Not the demo's, which the desk of the tests has already.
trial = partial(Trial, organization="trial")


async def outcomes(test_desk: TestDesk, tried_out: Trial) -> list[tuple[str, str]]:
    await add_trial_organizations(test_desk.desk, [tried_out.organization])
    return [(str(tried.outcome), tried.rule) for tried in await try_out(test_desk.desk, tried_out)]


async def test_turns_of_a_dialogue_know_of_each_other(test_desk: TestDesk) -> None:
    turns = ["hm", "faq/webcam: it is dark", "that did not help", "faq/webcam: hello?"]
    assert await outcomes(test_desk, trial(turns)) == [
        ("clarify", "unclear"),
        ("answer", "understood"),
        ("handoff", "not_helped"),
        ("handoff", "owned_by_person"),
    ]


async def test_history_is_replayed_and_left_out_of_the_results(test_desk: TestDesk) -> None:
    assert await outcomes(test_desk, trial(["no idea"], history=["hm"])) == [("handoff", "unclear_again")]


async def test_who_asks_counts(test_desk: TestDesk) -> None:
    mine = trial(["reset_password: mine please"], is_privileged=True)
    assert await outcomes(test_desk, mine) == [("handoff", "privileged_account")]


async def test_a_handoff_says_team_and_priority_and_secrets_are_gone_before_the_bot(
    test_desk: TestDesk, bot: ScriptedBot
) -> None:
    await add_trial_organizations(test_desk.desk, ["trial"])
    (tried,) = await try_out(test_desk.desk, trial(["sensitive/lost_device: my password is Hunter22!"]))
    assert (tried.outcome, tried.team, tried.priority) == (DecisionOutcome.HANDOFF, "service-desk", "urgent")
    assert "Hunter22" not in "".join(bot.understood)
    assert "Hunter22" in tried.text
