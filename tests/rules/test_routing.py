"""Who is given what: the table of who may, the order of who first, and what no plan ever does."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.routing import (
    Candidate,
    RoutingPolicy,
    SkillNeed,
    Waiting,
    choose,
    in_order,
    may_take,
    plan,
)
from handoff.vocabulary import PresenceState, Priority, Strategy

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
DESK, NETWORK = UUID(int=901), UUID(int=902)
URGENCY = [Priority.URGENT, Priority.HIGH, Priority.NORMAL]


def technician(number: int = 1, **change: object) -> Candidate:
    return replace(
        Candidate(UUID(int=number), PresenceState.AVAILABLE, load=0, capacity=5, teams=frozenset({DESK})), **change
    )


def waiting(number: int = 1, **change: object) -> Waiting:
    given = Waiting(UUID(int=100 + number), 2, DESK, Strategy.LEAST_BUSY, Priority.NORMAL, NOW)
    return replace(given, **change)


@pytest.mark.parametrize(
    ("change", "may"),
    [
        ({}, True),
        ({"state": PresenceState.AWAY}, False),
        ({"state": PresenceState.OFFLINE}, False),
        ({"load": 4}, True),
        ({"load": 5}, False),
        ({"load": 7}, False),
        ({"teams": frozenset({NETWORK})}, False),
        ({"teams": frozenset({NETWORK, DESK})}, True),
        ({"skills": frozenset({"networking"})}, True),
    ],
)
def test_only_who_is_there_available_with_room_and_in_the_team_may_take_it(change: dict, may: bool) -> None:
    assert may_take(technician(**change), waiting()) is may


@pytest.mark.parametrize(("skills", "may"), [((), False), (("other",), False), (("network", "other"), True)])
def test_a_needed_skill_must_be_there(skills: tuple[str, ...], may: bool) -> None:
    assert may_take(technician(skills=frozenset(skills)), waiting(needs=frozenset({"network"}))) is may


def test_who_writes_the_visitors_language_goes_first_but_nobody_waits_for_them() -> None:
    busy, idle = technician(1, load=4, languages=frozenset({"de", "en"})), technician(2, languages=frozenset({"en"}))
    assert choose(waiting(language="de"), [busy, idle]) is busy
    assert choose(waiting(language="de"), [replace(busy, load=5), idle]) is idle
    assert choose(waiting(language="ar"), [busy, idle]) is idle
    assert choose(waiting(), [busy, idle]) is idle
    assert choose(waiting(language="de"), [technician(3, load=1), technician(4)]) == technician(4)


def test_who_put_it_back_is_not_offered_it_again() -> None:
    first, second = technician(1), technician(2, load=4)
    declined = waiting(declined_by=frozenset({first.technician_id}))
    assert choose(declined, [first, second]) is second
    assert choose(declined, [first]) is None


@pytest.mark.parametrize(
    ("strategy", "chosen"), [(Strategy.LEAST_BUSY, 2), (Strategy.ROUND_ROBIN, 1), (Strategy.MANUAL, None)]
)
def test_each_strategy_has_its_own_order(strategy: Strategy, chosen: int | None) -> None:
    people = [
        technician(1, load=3, assigned_at=NOW - timedelta(hours=2)),
        technician(2, load=1, assigned_at=NOW),
        technician(3, load=2, assigned_at=NOW - timedelta(hours=1)),
    ]
    found = choose(waiting(strategy=strategy), people)
    assert (found.technician_id.int if found else None) == chosen


def test_among_the_least_busy_whoever_idled_longest_is_next_and_a_newcomer_before_all() -> None:
    busy_lately, idle, new = (
        technician(1, assigned_at=NOW),
        technician(2, assigned_at=NOW - timedelta(hours=1)),
        technician(3),
    )
    assert choose(waiting(), [busy_lately, idle]) is idle
    assert choose(waiting(), [busy_lately, idle, new]) is new


def test_round_robin_goes_round() -> None:
    queue = [waiting(n, strategy=Strategy.ROUND_ROBIN, queued_at=NOW + timedelta(seconds=n)) for n in range(6)]
    people = [technician(1, capacity=9), technician(2, capacity=9), technician(3, capacity=9, load=5)]
    assert Counter(who.int for _, who in plan(queue[:3], people, NOW)) == {1: 1, 2: 1, 3: 1}


def test_what_nobody_can_take_does_not_hold_up_what_somebody_can() -> None:
    stuck = waiting(1, needs=frozenset({"arabic"}), priority=Priority.URGENT)
    assert plan([stuck, waiting(2)], [technician()], NOW) == [(waiting(2), technician().technician_id)]


def test_topics_and_reasons_name_the_skills_they_need() -> None:
    policy = RoutingPolicy(
        Strategy.LEAST_BUSY,
        5,
        *[timedelta(seconds=30)] * 3,
        teams={"network": Strategy.MANUAL},
        needs=(
            SkillNeed("networking", topics=frozenset({"faq/vpn_drops"})),
            SkillNeed("security", reasons=frozenset({"sensitive"})),
        ),
    )
    assert policy.needed_skills("faq/vpn_drops", "not_helped") == {"networking"}
    assert policy.needed_skills("faq/vpn_drops", "sensitive") == {"networking", "security"}
    assert policy.needed_skills(None, None) == frozenset()
    assert (policy.strategy_of("network"), policy.strategy_of("desk")) == (Strategy.MANUAL, Strategy.LEAST_BUSY)


skills = st.frozensets(st.sampled_from(["network", "mac", "arabic"]), max_size=2)
languages = st.sampled_from(["de", "ar", "en"])
moments = st.integers(0, 600).map(lambda s: NOW - timedelta(seconds=s))
people = st.lists(
    st.builds(
        Candidate,
        technician_id=st.uuids(),
        state=st.sampled_from(PresenceState),
        load=st.integers(0, 4),
        capacity=st.integers(1, 4),
        teams=st.frozensets(st.sampled_from([DESK, NETWORK]), min_size=1),
        skills=skills,
        languages=st.frozensets(languages, max_size=2),
        assigned_at=st.none() | moments,
    ),
    max_size=6,
    unique_by=lambda candidate: candidate.technician_id,
)
queues = st.lists(
    st.builds(
        Waiting,
        conversation_id=st.uuids(),
        epoch=st.just(2),
        team_id=st.sampled_from([DESK, NETWORK]),
        strategy=st.sampled_from(Strategy),
        priority=st.sampled_from(Priority),
        queued_at=moments,
        needs=skills,
        language=st.none() | languages,
    ),
    max_size=12,
    unique_by=lambda each: each.conversation_id,
)


@given(queues, people)
def test_no_plan_ever_gives_anything_to_somebody_who_is_not_there_or_full_or_cannot(
    queue: list[Waiting], candidates: list[Candidate]
) -> None:
    offers = plan(queue, candidates, NOW)
    known = {candidate.technician_id: candidate for candidate in candidates}
    for given_, technician_id in offers:
        candidate = known[technician_id]
        assert candidate.state is PresenceState.AVAILABLE
        assert given_.team_id in candidate.teams
        assert given_.needs <= candidate.skills
        assert given_.strategy is not Strategy.MANUAL
    for technician_id, more in Counter(who for _, who in offers).items():
        assert known[technician_id].load + more <= known[technician_id].capacity
    assert len({given_.conversation_id for given_, _ in offers}) == len(offers)


@given(queues, people)
def test_nobody_is_passed_over_for_somebody_less_urgent_or_younger(
    queue: list[Waiting], candidates: list[Candidate]
) -> None:
    offers = plan(queue, candidates, NOW)
    places = [(URGENCY.index(given_.priority), given_.queued_at) for given_, _ in offers]
    assert places == sorted(places)
    taken = {given_.conversation_id for given_, _ in offers}
    load = Counter(who for _, who in offers)
    full = [replace(c, load=c.load + load[c.technician_id]) for c in candidates]
    for left in (each for each in in_order(queue) if each.conversation_id not in taken):
        assert choose(left, full) is None


@given(queues, people)
def test_a_language_leaves_nobody_without_whom_another_would_be_found(
    queue: list[Waiting], candidates: list[Candidate]
) -> None:
    for each in queue:
        found, anybody = choose(each, candidates), choose(replace(each, language=None), candidates)
        assert (found is None) == (anybody is None)
        assert found is None or may_take(found, each)
