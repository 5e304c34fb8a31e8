"""How long anybody is kept waiting: when the queue becomes a ticket, and when a silent conversation is closed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True)
class Limits:
    """How long each kind of waiting may last."""

    wait_limit: timedelta
    nobody_limit: timedelta
    idle_warning: timedelta
    idle_close: timedelta
    ticket_idle_close: timedelta
    bot_idle_close: timedelta
    reopen_window: timedelta


class IdleStep(StrEnum):
    """What is done about a visitor who does not answer."""

    WARN = "warn"
    CLOSE = "close"


def is_ticket_due(limits: Limits, waited: timedelta, *, is_open: bool, on_duty: bool) -> bool:
    """Whether a waiting conversation is to be answered later: closed, nobody there, or waited for too long."""
    return not is_open or waited >= (limits.wait_limit if on_duty else limits.nobody_limit)


def idle_step(
    limits: Limits, answered_at: datetime, warned_at: datetime | None, now: datetime, *, is_ticket: bool
) -> IdleStep | None:
    """What is due when the technician's answer of `answered_at` has found no reply; a ticket is given days, unwarned.

    Nobody is closed out sooner after the warning than it said, even if the service slept through both moments.
    """
    silent = now - answered_at
    if is_ticket:
        return IdleStep.CLOSE if silent >= limits.ticket_idle_close else None
    if warned_at is None or warned_at < answered_at:
        return IdleStep.WARN if silent >= limits.idle_warning else None
    return IdleStep.CLOSE if now - warned_at >= limits.idle_close - limits.idle_warning else None
