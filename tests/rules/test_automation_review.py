"""When an automated flow is overdue, and when it may not go on."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handoff.rules.automations import Automation, AutomationState

FLOW = Automation("x", "X", "owner@desk.test", "tries", ("nothing",), date(2026, 11, 30), timedelta(days=10))


@pytest.mark.parametrize(
    ("day", "hour", "state"),
    [
        (date(2026, 1, 1), 0, AutomationState.REVIEWED),
        (date(2026, 11, 30), 23, AutomationState.REVIEWED),
        (date(2026, 12, 1), 0, AutomationState.OVERDUE),
        (date(2026, 12, 10), 23, AutomationState.OVERDUE),
        (date(2026, 12, 11), 0, AutomationState.LAPSED),
        (date(2030, 1, 1), 0, AutomationState.LAPSED),
    ],
)
def test_it_is_overdue_after_its_day_and_lapses_after_the_grace(day: date, hour: int, state: AutomationState) -> None:
    assert FLOW.state(datetime(day.year, day.month, day.day, hour, tzinfo=UTC)) is state
