"""When an organization's desk is staffed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo


@dataclass(frozen=True)
class OpeningHours:
    """Spans of local time by weekday (Monday is 0) and whole days off; without any span the desk is always open."""

    zone: tzinfo = UTC
    spans: Mapping[int, tuple[tuple[time, time], ...]] = field(default_factory=dict)
    closed_on: frozenset[date] = frozenset()

    def is_open(self, now: datetime) -> bool:
        """Whether the desk is staffed at an aware time; a span's end is not part of it."""
        local = now.astimezone(self.zone)
        if local.date() in self.closed_on:
            return False
        spans = self.spans.get(local.weekday(), ())
        return not self.spans or any(start <= local.time() < end for start, end in spans)
