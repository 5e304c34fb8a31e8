"""The golden cases of data/policy/cases, tried on the shipped model and policy as the service would."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml

from handoff.gateways.directory import Directories
from handoff.gateways.directory_demo import DemoDirectory
from handoff.gateways.rasa import RasaBot
from handoff.services.trials import Trial, Tried, add_trial_organizations, try_out
from handoff.settings import ROOT
from tests.conftest import make_desk
from tests.databases import sqlite_url
from tests.running_bot import RunningBot

FILES = sorted((ROOT / "data" / "policy" / "cases").glob("*.yml"))
AT_ONCE = 4


@dataclass(frozen=True)
class Case:
    """The turns of a case, and for each the outcomes that will do, the topic and what is known to come out wrong."""

    turns: list[dict[str, object]]

    def wrong(self, tried: list[Tried]) -> Iterator[str]:
        with_people = False
        for turn, result in zip(self.turns, tried, strict=True):
            wanted = turn["outcome"] if isinstance(turn["outcome"], list) else [turn["outcome"]]
            found = result.outcome.value
            right = found in wanted and turn.get("topic", found) in (found, result.top[0][0] if result.top else None)
            # Where a person would do as well as a question back, a conversation that went to one stays there.
            right = right or (with_people and found == "handoff")
            with_people = with_people or (found == "handoff" and right)
            if right == bool(turn.get("known_wrong")):
                mark = "comes out right: take the mark `known_wrong` off" if right else f"wanted {wanted}"
                yield f"{turn['text']!r}: {found} by {result.rule}, {result.top[:2]}; {mark}"


def read_cases(path: Path) -> list[Case]:
    cases = yaml.safe_load(path.read_text())["cases"]
    return [Case(case.get("turns") or [case]) for case in cases]


@pytest.fixture(scope="module")
def tried(
    request: pytest.FixtureRequest, bot: RunningBot, tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, list[tuple[Case, list[Tried]]]]:
    url = sqlite_url(request, tmp_path_factory.mktemp("golden"))

    async def try_all() -> dict[Path, list[tuple[Case, list[Tried]]]]:
        desk = make_desk(url, RasaBot(bot.url.removesuffix("/webhooks/warmdesk"), bot.token), [])
        places = asyncio.Semaphore(AT_ONCE)
        # As `warmdesk decide` has it: with a directory, so that a reset goes by a link.
        directory = DemoDirectory(desk.transactions, Trial.organization, desk.now)
        desk = replace(desk, directories=Directories({Trial.organization: directory}))
        await add_trial_organizations(desk, [Trial.organization])

        async def one(case: Case) -> tuple[Case, list[Tried]]:
            async with places:
                return case, await try_out(desk, Trial([str(turn["text"]) for turn in case.turns]))

        try:
            return {path: await asyncio.gather(*map(one, read_cases(path))) for path in FILES}
        finally:
            await desk.bot.close()
            await desk.database.close()

    return asyncio.run(try_all())


@pytest.mark.timeout(600)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden_cases_come_out_as_they_must(path: Path, tried: dict[Path, list[tuple[Case, list[Tried]]]]) -> None:
    wrong = [line for case, results in tried[path] for line in case.wrong(results)]
    assert not wrong, "\n".join(wrong)


def test_there_are_at_least_three_hundred_golden_cases() -> None:
    assert sum(len(read_cases(path)) for path in FILES) >= 300
