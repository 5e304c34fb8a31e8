"""A desk whose clock a test moves by hand, and whose hours it chooses."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from handoff.rules.hours import OpeningHours
from handoff.services.desk import Desk
from handoff.services.turns import TurnRunner
from handoff.storage.policy_file import Policies
from tests.conftest import TestDesk


@dataclass
class StoppedClock:
    """Stands at the moment it was made until it is moved."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        """Let so much time pass at once."""
        self.moment += timedelta(**by)


def stop_clock(test_desk: TestDesk, **by_organization: OpeningHours) -> tuple[Desk, StoppedClock]:
    """The desk with a stopped clock and these hours, in the place of the one of the test."""
    clock = StoppedClock(datetime.now(UTC))
    common = test_desk.desk.policies.common
    own = {slug: replace(common, hours=hours) for slug, hours in by_organization.items()}
    test_desk.desk = replace(test_desk.desk, now=clock, policies=Policies(common, own))
    test_desk.turns = TurnRunner(test_desk.desk)
    return test_desk.desk, clock


def closed_today(clock_at: datetime | None = None) -> OpeningHours:
    """Hours that begin with the next day in UTC."""
    today = (clock_at or datetime.now(UTC)).date()
    return OpeningHours(closed_on=frozenset({today}))
