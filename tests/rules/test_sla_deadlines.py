"""SLA clocks: from when to when they run, what they are due at, and what is told about them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from handoff.rules import sla
from handoff.rules.hours import OpeningHours
from handoff.rules.sla import Agreement, Clock, Clocks, Target
from handoff.vocabulary import OwnerKind, SlaPause, SlaStep, SlaTerm

FIRST, NEXT, END = SlaTerm.FIRST_RESPONSE, SlaTerm.NEXT_RESPONSE, SlaTerm.RESOLUTION
NINE = datetime(2026, 11, 26, 9, tzinfo=UTC)
OFFICE = OpeningHours(UTC, {day: ((time(8), time(17)),) for day in range(5)}, frozenset({date(2026, 12, 25)}))


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def agreement(*, first: float = 10, following: float = 20, end: float = 120, business: bool = False) -> Agreement:
    lengths = {FIRST: first, NEXT: following, END: end}
    targets = {term: Target(minutes(length), business) for term, length in lengths.items()}
    return Agreement(targets, warn_technician_at=0.5, warn_leads_at=0.8, hours=OFFICE)


@dataclass
class Chat:
    """A conversation's clocks, moved by what happens so many minutes after nine."""

    by: Agreement = field(default_factory=agreement)
    start: datetime = NINE
    clocks: Clocks = ()
    ended: list[Clock] = field(default_factory=list)

    def owner(self, at: float, owner: OwnerKind, *, abandoned: bool = False) -> "Chat":
        return self._keep(sla.owner_changed(self.clocks, owner, self.by, self.moment(at), abandoned=abandoned))

    def queue(self, at: float) -> "Chat":
        return self.owner(at, OwnerKind.QUEUE)

    def taken(self, at: float) -> "Chat":
        return self.owner(at, OwnerKind.TECHNICIAN)

    def bot(self, at: float) -> "Chat":
        return self.owner(at, OwnerKind.BOT)

    def resolved(self, at: float) -> "Chat":
        return self.owner(at, OwnerKind.NOBODY)

    def visitor(self, at: float) -> "Chat":
        return self._keep(sla.visitor_wrote(self.clocks, self.by, self.moment(at)))

    def answer(self, at: float) -> "Chat":
        return self._keep(sla.technician_answered(self.clocks, self.by, self.moment(at)))

    def ticket(self, at: float, by: Agreement) -> "Chat":
        return self._keep(sla.became_ticket(self.clocks, by, self.moment(at)))

    def moment(self, at: float) -> datetime:
        return self.start + minutes(at)

    def __getitem__(self, term: SlaTerm) -> Clock:
        return next(clock for clock in self.clocks if clock.term is term)

    def due(self) -> dict[SlaTerm, float | None]:
        """Minutes after the start at which each live clock is due; None while it stands still."""
        return {
            clock.term: clock.deadline_at and (clock.deadline_at - self.start) / minutes(1) for clock in self.clocks
        }

    def _keep(self, clocks: Clocks) -> "Chat":
        self.ended += [clock for clock in clocks if clock.ended_at]
        self.clocks = tuple(clock for clock in clocks if not clock.ended_at)
        return self


@pytest.mark.parametrize(
    ("story", "due"),
    [
        pytest.param(lambda c: c.bot(0), {}, id="nothing runs while nobody but the bot has had it"),
        pytest.param(lambda c: c.queue(5), {FIRST: 15, END: 125}, id="the handover starts them"),
        pytest.param(lambda c: c.queue(0).taken(4), {FIRST: 10, END: 120}, id="being claimed changes nothing"),
        pytest.param(lambda c: c.queue(0).visitor(3), {FIRST: 10, END: 120}, id="nor does another word"),
        pytest.param(lambda c: c.queue(0).taken(1).answer(4), {END: None}, id="an answer awaits the visitor"),
        pytest.param(
            lambda c: c.queue(0).taken(1).answer(4).answer(9).visitor(30).visitor(40),
            {END: 146, NEXT: 50},
            id="the first word after an answer counts, and the time between does not",
        ),
        pytest.param(
            lambda c: c.queue(0).taken(1).answer(4).visitor(30).answer(35),
            {END: None},
            id="the next answer awaits the visitor again",
        ),
        pytest.param(
            lambda c: c.queue(0).taken(1).bot(4),
            {FIRST: None, END: None},
            id="all stand still while the bot has it back",
        ),
        pytest.param(
            lambda c: c.queue(0).taken(1).bot(4).queue(64),
            {FIRST: 70, END: 180},
            id="time of the bot is not counted",
        ),
        pytest.param(
            lambda c: c.queue(0).taken(1).answer(4).bot(5).queue(65),
            {END: 181, NEXT: 85},
            id="a second handover asks for the next answer, not for a first one",
        ),
        pytest.param(
            lambda c: c.queue(0).taken(1).answer(4).visitor(6).queue(7).taken(9),
            {END: 122, NEXT: 26},
            id="being passed on changes nothing",
        ),
        pytest.param(
            lambda c: c.queue(0).taken(1).answer(4).queue(7),
            {END: None},
            id="being passed on while the visitor is awaited keeps awaiting them",
        ),
        pytest.param(lambda c: c.queue(0).taken(1).resolved(5), {}, id="the end ends all"),
        pytest.param(
            lambda c: c.queue(0).taken(1).answer(2).resolved(5).bot(60).queue(70),
            {FIRST: 80, END: 190},
            id="after the end another handover begins anew",
        ),
        pytest.param(lambda c: c.taken(3), {FIRST: 13, END: 123}, id="taking over from the bot starts them too"),
    ],
)
def test_what_is_due_when(story: Callable[[Chat], Chat], due: dict[SlaTerm, float | None]) -> None:
    assert story(Chat()).due() == due


def test_an_answer_in_time_meets_and_one_too_late_was_a_breach_when_the_time_was_over() -> None:
    met = Chat().queue(0).taken(1).answer(10).ended[0]
    assert (met.term, met.met_at, met.breached_at) == (FIRST, NINE + minutes(10), None)
    late = Chat().queue(0).taken(1).answer(11).ended[0]
    assert (late.met_at, late.breached_at) == (NINE + minutes(11), NINE + minutes(10))


def test_resolving_meets_the_resolution_and_drops_an_answer_that_nobody_needs_any_more() -> None:
    first, end = Chat().queue(0).taken(1).resolved(5).ended
    assert (first.met_at, first.breached_at, first.ended_at) == (None, None, NINE + minutes(5))
    assert end.met_at == NINE + minutes(5)


def test_whoever_left_was_not_helped() -> None:
    chat = Chat().queue(0).taken(1).answer(2).owner(30, OwnerKind.NOBODY, abandoned=True)
    assert [(clock.term, clock.met_at is None) for clock in chat.ended] == [(FIRST, False), (END, True)]


def test_what_was_late_before_a_pause_is_late_after_it() -> None:
    chat = Chat(agreement(end=30)).queue(0).taken(1).answer(40).visitor(100)
    assert (chat[END].breached_at, chat[END].deadline_at) == (NINE + minutes(30), NINE + minutes(30))
    assert sla.steps_due(chat[END], chat.moment(101)) == []


def test_a_pause_is_named_after_whom_it_waits_for() -> None:
    chat = Chat().queue(0).taken(1).answer(2)
    assert chat[END].paused is SlaPause.VISITOR
    assert chat.bot(3)[END].paused is SlaPause.BOT


def test_business_time_runs_while_the_desk_is_open_only() -> None:
    evening = datetime(2026, 11, 26, 16, 55, tzinfo=UTC)
    friday = date(2026, 11, 27)
    chat = Chat(agreement(business=True), evening).queue(0)
    assert chat[FIRST].deadline_at == datetime.combine(friday, time(8, 5), UTC)
    assert chat[END].deadline_at == datetime.combine(friday, time(9, 55), UTC)
    chat.taken(1).answer(2).visitor(60)
    assert chat[NEXT].deadline_at == datetime.combine(friday, time(8, 20), UTC)
    assert chat[END].deadline_at == datetime.combine(friday, time(9, 58), UTC)


@pytest.mark.parametrize(
    ("zone", "handed_over", "due"),
    [
        ("Europe/Berlin", datetime(2026, 3, 28, 23, 30, tzinfo=UTC), datetime(2026, 3, 29, 6, 30, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 10, 24, 22, 30, tzinfo=UTC), datetime(2026, 10, 25, 7, 30, tzinfo=UTC)),
    ],
    ids=["forward", "back"],
)
def test_the_desk_opens_by_its_own_clock_after_a_change_of_it(zone: str, handed_over: datetime, due: datetime) -> None:
    hours = OpeningHours(ZoneInfo(zone), {day: ((time(8), time(17)),) for day in range(7)})
    chat = Chat(replace(agreement(first=30, business=True), hours=hours), handed_over).queue(0)
    assert chat[FIRST].deadline_at == due


def test_a_holiday_is_not_counted() -> None:
    christmas_eve = datetime(2026, 12, 24, 16, 30, tzinfo=UTC)
    chat = Chat(agreement(end=60, business=True), christmas_eve).queue(0)
    assert chat[END].deadline_at == datetime(2026, 12, 28, 8, 30, tzinfo=UTC)


def test_a_ticket_counts_anew_from_when_it_became_one_unless_it_was_late() -> None:
    tickets = agreement(first=240, end=1440, business=True)
    early = Chat().queue(0).ticket(5, tickets)
    assert early[FIRST].deadline_at == NINE + minutes(245)
    assert early[END].deadline_at == datetime(2026, 11, 30, 15, 5, tzinfo=UTC), "three days of nine hours, less two"
    late = Chat().queue(0).ticket(30, tickets)
    assert late[FIRST].breached_at == NINE + minutes(10)
    assert late.due()[FIRST] == 10


def test_a_ticket_that_came_at_night_counts_from_the_opening() -> None:
    night = datetime(2026, 11, 26, 22, tzinfo=UTC)
    chat = Chat(agreement(business=True), night).queue(0).ticket(0, agreement(first=240, business=True))
    assert chat[FIRST].deadline_at == datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_the_technician_is_warned_before_the_leads_and_each_is_told_once() -> None:
    clock = Chat().queue(0)[FIRST]
    told = []
    for minute in range(14):
        for step in sla.steps_due(clock, NINE + minutes(minute)):
            clock = sla.told(clock, step, NINE + minutes(minute))
            told.append((minute, step))
    assert told == [(5, SlaStep.WARN_TECHNICIAN), (8, SlaStep.WARN_LEADS), (11, SlaStep.BREACH)]
    assert clock.breached_at == NINE + minutes(10)


def test_of_a_breach_that_was_slept_through_only_the_breach_is_told() -> None:
    clock = Chat().queue(0)[FIRST]
    assert sla.steps_due(clock, NINE + timedelta(days=2)) == [SlaStep.BREACH]


def test_a_clock_that_stands_still_is_due_for_nothing() -> None:
    clock = Chat().queue(0).taken(1).answer(2)[END]
    assert sla.steps_due(clock, NINE + timedelta(days=30)) == []
