"""Surges: who counts with what, when one begins and ends; it neither flickers nor comes back once dismissed."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.surge import (
    KnownSurge,
    Step,
    Subject,
    SurgeLimits,
    Turn,
    crowds,
    next_step,
    unhelped,
    usual_windows,
)
from handoff.vocabulary import DecisionOutcome

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
LIMITS = SurgeLimits(
    window=timedelta(minutes=20),
    visitors=5,
    times_usual=3,
    usual_days=7,
    ends_below=0.5,
    quiet_after_dismissal=timedelta(hours=2),
    topic_from=0.3,
)
MAIL = Subject("mail", "e-mail", frozenset({"faq/email_not_syncing", "faq/email_on_phone"}))
ANSWER, CLARIFY, HANDOFF = DecisionOutcome.ANSWER, DecisionOutcome.CLARIFY, DecisionOutcome.HANDOFF
EMAIL, PHONE, WIFI = "faq/email_not_syncing", "faq/email_on_phone", "faq/wifi_slow"


def turn(outcome: DecisionOutcome, intent: str | None, confidence: float = 0.9, *, chat: int = 1, who: int = 0) -> Turn:
    ranking = ((intent, confidence),) if intent else ()
    return Turn(UUID(int=chat), UUID(int=who or chat), outcome, ranking)


def subject_of(topic: str) -> Subject:
    return MAIL if topic in MAIL.topics else Subject(topic, topic, frozenset({topic}))


def topics(*turns: Turn) -> list[str]:
    return [call.topic for call in unhelped(turns, LIMITS.topic_from)]


@pytest.mark.parametrize(
    ("turns", "found"),
    [
        ([turn(HANDOFF, EMAIL)], [EMAIL]),
        ([turn(CLARIFY, EMAIL, 0.31)], [EMAIL]),
        ([turn(CLARIFY, EMAIL, 0.29)], []),
        ([turn(ANSWER, EMAIL)], []),
        # Asked back, then answered: helped after all.
        ([turn(CLARIFY, EMAIL, 0.4), turn(ANSWER, EMAIL)], []),
        ([turn(CLARIFY, EMAIL, 0.4), turn(ANSWER, WIFI, chat=2)], [EMAIL]),
        # "That did not help", "a person, please": about what was talked about before.
        ([turn(ANSWER, EMAIL), turn(HANDOFF, WIFI, 0.35)], [EMAIL]),
        ([turn(ANSWER, EMAIL), turn(HANDOFF, "request_human", 1.0)], [EMAIL]),
        ([turn(ANSWER, EMAIL), turn(HANDOFF, None)], [EMAIL]),
        # What it names clearly is what it is about.
        ([turn(ANSWER, EMAIL), turn(HANDOFF, WIFI, 0.8)], [WIFI]),
        ([turn(ANSWER, EMAIL), turn(HANDOFF, "sensitive/phishing_report", 0.9)], ["sensitive/phishing_report"]),
        ([turn(HANDOFF, "request_human", 1.0)], []),
        ([turn(HANDOFF, "out_of_scope", 0.9)], []),
        ([turn(HANDOFF, "greet", 0.9)], []),
        # A person came and later the bot answered: that one still was not helped by the bot.
        ([turn(HANDOFF, EMAIL), turn(ANSWER, WIFI)], [EMAIL]),
    ],
)
def test_whoever_the_bot_could_not_help_counts_with_what_they_came_with(turns: list[Turn], found: list[str]) -> None:
    assert topics(*turns) == found


def test_near_topics_are_one_subject_and_a_visitor_counts_once() -> None:
    calls = unhelped(
        [
            turn(HANDOFF, EMAIL, chat=1, who=1),
            turn(HANDOFF, PHONE, chat=2, who=2),
            turn(HANDOFF, WIFI, chat=3, who=3),
            turn(HANDOFF, EMAIL, chat=4, who=1),
        ],
        LIMITS.topic_from,
    )
    found = [
        (crowd.subject.id, crowd.visitors, [each.int for each in crowd.conversations])
        for crowd in crowds(calls, subject_of)
    ]
    assert found == [("mail", 2, [4, 2]), (WIFI, 1, [3])]


@pytest.mark.parametrize(
    ("visitors", "usual", "known", "step"),
    [
        (4, 0.0, None, Step.STAY),
        (5, 0.0, None, Step.BEGIN),
        (5, 2.0, None, Step.STAY),
        (6, 2.0, None, Step.BEGIN),
        (5, 0.0, KnownSurge(5, is_over=False), Step.STAY),
        (6, 0.0, KnownSurge(5, is_over=False), Step.GROW),
        (3, 0.0, KnownSurge(9, is_over=False), Step.STAY),
        (2, 0.0, KnownSurge(9, is_over=False), Step.END),
        # What is usual in the meantime ends a surge as well.
        (5, 4.0, KnownSurge(9, is_over=False), Step.END),
        (5, 0.0, KnownSurge(9, is_over=True), Step.BEGIN),
        (5, 0.0, KnownSurge(9, is_over=True, dismissed_at=NOW - timedelta(minutes=119)), Step.STAY),
        (5, 0.0, KnownSurge(9, is_over=True, dismissed_at=NOW - timedelta(minutes=120)), Step.BEGIN),
    ],
)
def test_what_becomes_of_a_surge(visitors: int, usual: float, known: KnownSurge | None, step: Step) -> None:
    assert next_step(LIMITS, visitors, usual, known, NOW) is step


def test_usual_is_the_same_time_on_the_days_before() -> None:
    windows = usual_windows(LIMITS, NOW)
    assert len(windows) == 7
    assert windows[0] == (NOW - timedelta(days=1, minutes=20), NOW - timedelta(days=1))
    assert windows[-1][1] == NOW - timedelta(days=7)


counts = st.lists(st.integers(min_value=0, max_value=12), max_size=60)


def course(sizes: list[int], dismissed_at: int | None = None) -> list[tuple[int, Step]]:
    """The steps of a surge looked at every ten minutes, dismissed at one of the looks while it is open."""
    known: KnownSurge | None = None
    steps = []
    for index, size in enumerate(sizes):
        now = NOW + index * timedelta(minutes=10)
        step = next_step(LIMITS, size, 0.0, known, now)
        steps.append((size, step))
        if step is Step.BEGIN:
            known = KnownSurge(size, is_over=False)
        elif known is not None and step in (Step.GROW, Step.END):
            known = KnownSurge(max(size, known.visitors), step is Step.END, known.dismissed_at)
        if index == dismissed_at and known is not None and not known.is_over:
            known = KnownSurge(known.visitors, known.is_over, now)
    return steps


@given(counts)
def test_between_two_beginnings_it_has_really_gone(sizes: list[int]) -> None:
    steps = course(sizes)
    open_ = False
    for size, step in steps:
        if step is Step.BEGIN:
            assert not open_
            assert size >= LIMITS.visitors
            open_ = True
        if step is Step.END:
            assert open_
            assert size < LIMITS.visitors * LIMITS.ends_below
            open_ = False


@given(counts, st.integers(min_value=0, max_value=59))
def test_a_dismissed_surge_is_not_reported_again_before_its_time(sizes: list[int], dismissed: int) -> None:
    steps = course(sizes, dismissed)
    before = [step for _, step in steps[: dismissed + 1] if step in (Step.BEGIN, Step.END)]
    was_open = bool(before) and before[-1] is Step.BEGIN
    if was_open:
        quiet = int(LIMITS.quiet_after_dismissal / timedelta(minutes=10))
        assert Step.BEGIN not in [step for _, step in steps[dismissed + 1 : dismissed + quiet]]


@given(st.lists(st.tuples(st.sampled_from([HANDOFF, CLARIFY]), st.integers(1, 30), st.integers(1, 4))))
def test_few_visitors_make_no_surge_however_often_they_come(asked: list[tuple[DecisionOutcome, int, int]]) -> None:
    calls = unhelped([turn(outcome, EMAIL, chat=chat, who=who) for outcome, chat, who in asked], LIMITS.topic_from)
    assert all(next_step(LIMITS, crowd.visitors, 0.0, None, NOW) is Step.STAY for crowd in crowds(calls, subject_of))
