"""When a wait becomes a ticket, when silence ends a conversation, and when something is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from handoff.rules.backoff import pause_after
from handoff.rules.patience import IdleStep, Limits, idle_step, is_ticket_due

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LIMITS = Limits(
    reopen_window=timedelta(hours=72),
    wait_limit=30 * MINUTE,
    nobody_limit=2 * MINUTE,
    idle_warning=10 * MINUTE,
    idle_close=20 * MINUTE,
    ticket_idle_close=timedelta(days=7),
    bot_idle_close=timedelta(hours=24),
)


@pytest.mark.parametrize(
    ("minutes", "is_open", "on_duty", "is_due"),
    [
        (0, False, False, True),
        (0, True, True, False),
        (29.9, True, True, False),
        (30, True, True, True),
        (1.9, True, False, False),
        (2, True, False, True),
    ],
)
def test_a_wait_becomes_a_ticket_when_closed_or_beyond_its_limit(
    minutes: float, is_open: bool, on_duty: bool, is_due: bool
) -> None:
    assert is_ticket_due(LIMITS, minutes * MINUTE, is_open=is_open, on_duty=on_duty) is is_due


@pytest.mark.parametrize(
    ("answered", "warned", "is_ticket", "step"),
    [
        (9.9, None, False, None),
        (10, None, False, IdleStep.WARN),
        (12, 2, False, None),
        (20, 10, False, IdleStep.CLOSE),
        # The service slept: the warning comes late, and the close as long after it as it says.
        (500, None, False, IdleStep.WARN),
        (500, 9, False, None),
        # Warned once, then the technician wrote again: the clock starts anew.
        (5, 15, False, None),
        (10, 15, False, IdleStep.WARN),
        (6 * 24 * 60, None, True, None),
        (7 * 24 * 60, None, True, IdleStep.CLOSE),
    ],
)
def test_silence_is_warned_then_closed_counted_from_the_answer(
    answered: float, warned: float | None, is_ticket: bool, step: IdleStep | None
) -> None:
    warned_at = None if warned is None else NOW - warned * MINUTE
    assert idle_step(LIMITS, NOW - answered * MINUTE, warned_at, NOW, is_ticket=is_ticket) is step


def test_a_failed_try_is_repeated_after_a_minute_then_ever_later_up_to_an_hour() -> None:
    minutes = [pause_after(attempts) // MINUTE for attempts in (1, 2, 3, 6, 7, 100)]
    assert minutes == [1, 2, 4, 32, 60, 60]
