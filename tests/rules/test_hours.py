"""When a desk is staffed."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from handoff.rules.hours import OpeningHours

BERLIN = OpeningHours(
    ZoneInfo("Europe/Berlin"),
    {0: ((time(8), time(12)), (time(13), time(17, 30))), 4: ((time(8), time(14)),)},
    frozenset({date(2026, 12, 25)}),
)


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        (datetime(2026, 11, 23, 7, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 6, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 11, 30, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 16, 30, tzinfo=UTC), False),
        (datetime(2026, 7, 20, 6, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 24, 10, 0, tzinfo=UTC), False),
        (datetime(2026, 12, 25, 10, 0, tzinfo=UTC), False),
    ],
)
def test_a_desk_is_open_in_its_own_local_time_only(at: datetime, is_open: bool) -> None:
    assert BERLIN.is_open(at) is is_open


def test_a_desk_without_hours_is_always_open() -> None:
    assert OpeningHours().is_open(datetime(2026, 12, 25, 3, tzinfo=UTC))
