"""When an organization's desk is staffed, and time counted in its opening hours only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

Opening = tuple[datetime, datetime]
"""Two instants between which the desk is staffed; the second is not part of it."""


@dataclass(frozen=True)
class OpeningHours:
    """Spans of local time by weekday (Monday is 0) and whole days off; without any span the desk is always open.

    Every instant given or returned is aware. Where clocks are put back, a time that comes twice is its first coming;
    where they are put forward, a time that is skipped is the instant of the change.
    """

    zone: tzinfo = UTC
    spans: Mapping[int, tuple[tuple[time, time], ...]] = field(default_factory=dict)
    closed_on: frozenset[date] = frozenset()

    def is_open(self, now: datetime) -> bool:
        """Whether the desk is staffed at an aware time; a span's end is not part of it."""
        day = now.astimezone(self.zone).date()
        return any(start <= now < end for start, end in self._openings_of(day))

    def next_opening(self, now: datetime) -> datetime:
        """When the desk is staffed next, which is now while it is open."""
        return next(self._openings(now))[0]

    def business_time_between(self, start: datetime, end: datetime) -> timedelta:
        """How long the desk was open between two instants; nothing when the second is not later."""
        total = timedelta()
        for opens, closes in self._openings(start):
            if opens >= end:
                break
            total += min(closes, end) - opens
        return total

    def add_business_time(self, start: datetime, amount: timedelta) -> datetime:
        """The first instant by which the desk has been open for so long since `start`; ValueError below zero."""
        if amount < timedelta():
            raise ValueError("business time is only counted forward")
        if not amount:
            return start
        for opens, closes in self._openings(start):
            if amount <= closes - opens:
                return opens + amount
            amount -= closes - opens
        raise AssertionError("openings never end")

    def _openings(self, since: datetime) -> Iterator[Opening]:
        """What is left of every opening from an instant on: in order, without end, none overlapping another."""
        reached, day = since.astimezone(UTC), since.astimezone(self.zone).date()
        while True:
            for start, end in sorted(self._openings_of(day)):
                if end > reached:
                    yield max(start, reached), end
                    reached = end
            day += timedelta(days=1)

    def _openings_of(self, day: date) -> list[Opening]:
        if day in self.closed_on:
            return []
        if not self.spans:
            return [(self._instant(day, time.min), self._instant(day + timedelta(days=1), time.min))]
        spans = self.spans.get(day.weekday(), ())
        return [(self._instant(day, start), self._instant(day, end)) for start, end in spans]

    def _instant(self, day: date, clock: time) -> datetime:
        """The first instant at which the local clock shows this time or, having skipped it, a later one."""
        wall = datetime.combine(day, clock, self.zone)
        instant = wall.astimezone(UTC)
        if instant.astimezone(self.zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
            return instant
        return self._change_between(wall.replace(fold=1).astimezone(UTC), instant)

    def _change_between(self, before: datetime, after: datetime) -> datetime:
        """The instant at which the zone's offset changes, by halving."""
        offset = before.astimezone(self.zone).utcoffset()
        while after - before > datetime.resolution:
            middle = before + (after - before) / 2
            if middle.astimezone(self.zone).utcoffset() == offset:
                before = middle
            else:
                after = middle
        return after
