"""What is promised about a wait, and that it never gets worse in silence."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.waiting import Promise, Wait, expect, paces, tell

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def waits(*minutes: float) -> list[Wait]:
    """One after the other, with nobody ahead."""
    return [
        Wait(NOW - timedelta(days=1, hours=number), NOW - timedelta(days=1, hours=number) + length * MINUTE)
        for number, length in enumerate(minutes)
    ]


TEN = waits(*range(1, 11))


def told(earliest: float, latest: float, place: int = 1) -> Promise:
    return Promise(NOW + earliest * MINUTE, NOW + latest * MINUTE, place)


@pytest.mark.parametrize("count", range(5))
def test_below_five_waits_nothing_can_be_told(count: int) -> None:
    assert expect(waits(*[3] * count), 1, NOW) is None


@pytest.mark.parametrize(
    ("place", "earliest", "latest"),
    [(1, 5.5, 8.2), (2, 11, 16.4)],
)
def test_the_range_is_the_middle_and_the_upper_end_of_recent_waits_times_the_place(
    place: int, earliest: float, latest: float
) -> None:
    assert expect(TEN, place, NOW) == told(earliest, latest, place)


def test_a_wait_behind_others_counts_per_place() -> None:
    first = Wait(NOW, NOW + 4 * MINUTE)
    second = Wait(NOW + MINUTE, NOW + 9 * MINUTE)
    later = Wait(NOW + 4 * MINUTE, NOW + 10 * MINUTE)
    assert paces([first, second, later]) == [4 * MINUTE, 4 * MINUTE, 3 * MINUTE]


@pytest.mark.parametrize(
    ("before", "place", "promise", "longer"),
    [
        (None, 1, told(5.5, 8.2), False),
        # Still to be kept: it stands, and so counts down.
        (told(-1, 3), 1, told(-1, 3), False),
        # Somebody left: better news.
        (told(11, 16.4, 2), 1, told(5.5, 8.2), False),
        # Better still than what the place would now suggest: it stands.
        (told(2, 4, 2), 1, told(2, 4), False),
        # Run out.
        (told(-5, 0), 1, told(5.5, 8.2), True),
        # Somebody urgent came in front.
        (told(5.5, 8.2), 2, told(11, 16.4, 2), True),
    ],
)
def test_a_promise_stands_until_better_news_or_until_it_cannot_be_kept(
    before: Promise | None, place: int, promise: Promise, longer: bool
) -> None:
    telling = tell(TEN, place, NOW, before)
    assert (telling.promise, telling.longer) == (promise, longer)


def test_a_promise_that_ran_out_with_too_few_waits_to_go_by_is_taken_back_in_words() -> None:
    telling = tell([], 1, NOW, told(-5, 0))
    assert (telling.promise, telling.longer) == (None, True)


LENGTHS = st.lists(st.floats(0.1, 600), max_size=12).map(lambda minutes: waits(*minutes))
PROMISES = st.tuples(st.floats(-60, 60), st.floats(0, 60), st.integers(1, 9)).map(
    lambda parts: told(parts[0], parts[0] + parts[1], parts[2])
)


@given(LENGTHS, st.integers(1, 9), PROMISES)
def test_a_later_end_is_never_told_without_the_word(samples: list[Wait], place: int, before: Promise) -> None:
    telling = tell(samples, place, NOW, before)
    is_worse = telling.promise is None or telling.promise.latest > before.latest
    assert telling.longer is is_worse
