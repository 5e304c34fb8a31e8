"""What a visitor in the queue is told about the wait: a range from real waits, and never a silent change for the worse.

A wait is counted per place: how long somebody waited, divided by the place at which they joined. However many are
served at once, that is how fast this queue has moved of late; so the range for a place is that place times the middle
and the upper end (50th and 80th percentile) of the waits per place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import quantiles

ENOUGH_SAMPLES = 5
"""With fewer real waits nothing can be told yet."""

_TENTHS = 10
_LOWER, _UPPER = 5, 8


@dataclass(frozen=True)
class Wait:
    """A wait that ended with a technician."""

    started_at: datetime
    ended_at: datetime


@dataclass(frozen=True)
class Promise:
    """What a visitor was told: between when and when it will be their turn, and the place they had."""

    earliest: datetime
    latest: datetime
    place: int


@dataclass(frozen=True)
class Telling:
    """What to tell now; without a promise it cannot be told yet. `longer` says that it is worse than what was told."""

    promise: Promise | None
    longer: bool = False


def paces(waits: Sequence[Wait]) -> list[timedelta]:
    """Each wait divided by the place at which it began: how many of these waited already, and oneself."""
    return [(wait.ended_at - wait.started_at) / (1 + sum(_is_ahead(other, wait) for other in waits)) for wait in waits]


def expect(waits: Sequence[Wait], place: int, now: datetime) -> Promise | None:
    """The range for a place by what these waits were like, or None while there are too few."""
    if len(waits) < ENOUGH_SAMPLES:
        return None
    seconds = [pace.total_seconds() for pace in paces(waits)]
    cuts = quantiles(seconds, n=_TENTHS, method="inclusive")
    earliest, latest = (now + timedelta(seconds=place * cuts[tenth - 1]) for tenth in (_LOWER, _UPPER))
    return Promise(earliest, latest, place)


def tell(waits: Sequence[Wait], place: int, now: datetime, told: Promise | None) -> Telling:
    """What to tell a visitor who was told something before.

    As long as a promise can still be kept it stands, and counts down; better news replaces it. One that has run out, or
    that somebody more urgent has moved out of reach, is replaced by what is expected now, with the word that it takes
    longer.
    """
    expected = expect(waits, place, now)
    if told is None:
        return Telling(expected)
    if told.latest <= now or place > told.place:
        return Telling(expected, longer=expected is None or expected.latest > told.latest)
    if expected is not None and expected.latest < told.latest:
        return Telling(expected)
    return Telling(Promise(told.earliest, told.latest, place))


def _is_ahead(other: Wait, wait: Wait) -> bool:
    return other.started_at < wait.started_at < other.ended_at
