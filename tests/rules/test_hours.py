"""When a desk is staffed, and time that counts only then."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.hours import OpeningHours

BERLIN = OpeningHours(
    ZoneInfo("Europe/Berlin"),
    {0: ((time(8), time(12)), (time(13), time(17, 30))), 4: ((time(8), time(14)),)},
    frozenset({date(2026, 12, 25)}),
)
NIGHTLY = OpeningHours(ZoneInfo("Europe/Berlin"), {6: ((time(1), time(4)),)})
IN_THE_GAP = OpeningHours(ZoneInfo("Europe/Berlin"), {6: ((time(2, 30), time(4)),)})
HOUR = timedelta(hours=1)


def utc(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        (utc(2026, 11, 23, 7), True),
        (utc(2026, 11, 23, 6, 59), False),
        (utc(2026, 11, 23, 11, 30), False),
        (utc(2026, 11, 23, 16, 30), False),
        (utc(2026, 7, 20, 6), True),
        (utc(2026, 11, 24, 10), False),
        (utc(2026, 12, 25, 10), False),
    ],
)
def test_a_desk_is_open_in_its_own_local_time_only(at: datetime, is_open: bool) -> None:
    assert BERLIN.is_open(at) is is_open


def test_a_desk_without_hours_is_always_open() -> None:
    assert OpeningHours().is_open(utc(2026, 12, 25, 3))
    assert OpeningHours().business_time_between(utc(2026, 1, 1), utc(2026, 3, 1)) == timedelta(days=59)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (utc(2026, 11, 23, 9), utc(2026, 11, 23, 9)),
        (utc(2026, 11, 23, 11, 15), utc(2026, 11, 23, 12)),
        (utc(2026, 11, 23, 17), utc(2026, 11, 27, 7)),
        # Friday the 25th is a holiday, so it is the Monday after.
        (utc(2026, 12, 21, 17), utc(2026, 12, 28, 7)),
        # Summer time begins on the 29th, so eight o'clock comes an hour earlier.
        (utc(2026, 3, 27, 14), utc(2026, 3, 30, 6)),
    ],
)
def test_the_next_opening_skips_breaks_days_off_and_follows_the_clock(now: datetime, opens: datetime) -> None:
    assert BERLIN.next_opening(now) == opens


@pytest.mark.parametrize(
    ("hours", "sunday", "long"),
    [
        (NIGHTLY, date(2026, 3, 22), 3 * HOUR),
        # Clocks are put forward at two, so one of the three hours does not exist; put back at three, one comes twice.
        (NIGHTLY, date(2026, 3, 29), 2 * HOUR),
        (NIGHTLY, date(2026, 10, 25), 4 * HOUR),
        # Opens in the hour that is skipped: at the change, when the clock shows three.
        (IN_THE_GAP, date(2026, 3, 29), HOUR),
        # Opens in the hour that comes twice: the first time, and does not close in between.
        (IN_THE_GAP, date(2026, 10, 25), 2.5 * HOUR),
    ],
)
def test_a_night_in_which_clocks_change_counts_the_hours_that_passed(
    hours: OpeningHours, sunday: date, long: timedelta
) -> None:
    start = datetime.combine(sunday, time(), hours.zone)
    end = datetime.combine(sunday + timedelta(days=1), time(), hours.zone)
    assert hours.business_time_between(start, end) == long


def test_a_day_that_a_zone_left_out_counts_for_nothing() -> None:
    # Samoa went from the 29th of December 2011 to the 31st.
    apia = OpeningHours(ZoneInfo("Pacific/Apia"), dict.fromkeys(range(7), ((time(8), time(16)),)))
    start, end = (datetime(2011, 12, day, 7, tzinfo=apia.zone) for day in (29, 31))
    assert apia.business_time_between(start, end) == 8 * HOUR


def test_spans_that_overlap_are_not_counted_twice() -> None:
    hours = OpeningHours(UTC, {0: ((time(10), time(14)), (time(8), time(12)), (time(9), time(10)))})
    assert hours.business_time_between(utc(2026, 11, 23), utc(2026, 11, 24)) == 6 * HOUR


def test_business_time_is_added_over_a_break_a_weekend_and_a_holiday() -> None:
    # Monday 11:30 to 12:00, 13:00 to 17:30, nothing on the holiday, and an hour on the Monday after.
    start = datetime(2026, 12, 21, 11, 30, tzinfo=BERLIN.zone)
    assert BERLIN.add_business_time(start, 6 * HOUR) == datetime(2026, 12, 28, 9, tzinfo=BERLIN.zone)
    assert BERLIN.add_business_time(start, timedelta()) == start


def test_business_time_is_never_added_backward() -> None:
    with pytest.raises(ValueError, match="forward"):
        BERLIN.add_business_time(utc(2026, 11, 23), -HOUR)


ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kathmandu", "UTC")
QUARTERS = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
SPANS = st.tuples(QUARTERS, QUARTERS).filter(lambda span: span[0] < span[1])
WEEKS = st.dictionaries(st.integers(0, 6), st.lists(SPANS, min_size=1, max_size=3).map(tuple), max_size=7)
HOURS = st.builds(
    OpeningHours,
    st.sampled_from(ZONES).map(ZoneInfo),
    WEEKS,
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=5),
)
MINUTES_OF_A_YEAR = 365 * 24 * 60
MOMENTS = st.integers(0, MINUTES_OF_A_YEAR).map(lambda minutes: utc(2026, 1, 1) + timedelta(minutes=minutes))
AMOUNTS = st.timedeltas(timedelta(0), timedelta(hours=60))


@given(HOURS, MOMENTS, AMOUNTS)
def test_what_was_added_is_what_lies_between(hours: OpeningHours, start: datetime, amount: timedelta) -> None:
    assert hours.business_time_between(start, hours.add_business_time(start, amount)) == amount


@given(HOURS, st.lists(MOMENTS, min_size=3, max_size=3).map(sorted))
def test_business_time_adds_up_and_never_exceeds_what_passed(hours: OpeningHours, moments: list[datetime]) -> None:
    parts = [hours.business_time_between(a, b) for a, b in pairwise(moments)]
    assert sum(parts, timedelta()) == hours.business_time_between(moments[0], moments[2])
    assert all(timedelta() <= part <= b - a for part, (a, b) in zip(parts, pairwise(moments), strict=True))


@given(HOURS, MOMENTS)
def test_the_next_opening_is_open_and_nothing_before_it_is(hours: OpeningHours, now: datetime) -> None:
    opens = hours.next_opening(now)
    assert hours.is_open(opens)
    assert hours.business_time_between(now, opens) == timedelta()
    assert (opens == now) is hours.is_open(now)
