"""A short day of a desk, on each database, with the service killed while people wait."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import database_of
from tests.load.desk_day import live

ACTS = ("accept", "offer ignored", "transfer", "put_back", "resolve", "disconnect")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Nobody works there yet: the day brings its own people."""
    yield from database_of(request, tmp_path)


@pytest.mark.timeout(300)
async def test_p7_a_day_with_a_crash_leaves_nothing_unowned_twice_owned_over_capacity_or_out_of_its_place(
    database_url: str, tmp_path: Path
) -> None:
    outcome = await live(database_url, tmp_path, seconds=16, restarts=1, seed=4, wanted=ACTS)
    told = "\n".join(outcome.lines())
    assert outcome.checks.problems == [], told
    assert outcome.left_open == 0, told
    assert [act for act in ACTS if not outcome.day.done[act]] == [], told
    assert outcome.checks.longest_queue > 5, told
