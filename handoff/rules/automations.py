"""Automated flows and how long each may run unreviewed: what is past its date is warned of, then handed to people."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum


class AutomationState(StrEnum):
    """How a flow's review stands."""

    REVIEWED = "reviewed"
    OVERDUE = "overdue"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Automation:
    """One automated flow: whose it is, what for, what it touches, and by when (that day included) it is looked at."""

    name: str
    title: str
    owner: str
    purpose: str
    touches: tuple[str, ...]
    review_by: date
    grace: timedelta

    def state(self, now: datetime) -> AutomationState:
        """Overdue from the end of the day (UTC) on, lapsed when the grace is over as well."""
        due = datetime.combine(self.review_by, time.min, UTC) + timedelta(days=1)
        if now < due:
            return AutomationState.REVIEWED
        return AutomationState.OVERDUE if now < due + self.grace else AutomationState.LAPSED
