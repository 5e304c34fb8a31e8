"""SLA clocks against a plain account of who had the conversation, and who was awaited, from when to when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handoff.rules import sla
from handoff.vocabulary import OwnerKind, SlaTerm
from tests.rules.test_sla_deadlines import END, FIRST, NEXT, NINE, OFFICE, Chat, agreement, minutes

OWNERS = (OwnerKind.BOT, OwnerKind.QUEUE, OwnerKind.TECHNICIAN, OwnerKind.NOBODY)
STEPS = st.lists(
    st.tuples(st.integers(0, 700), st.sampled_from([*OWNERS, "visitor", "answer"])), min_size=1, max_size=25
)


@dataclass
class Account:
    """What happened, told without clocks: spans of time in which each term was being counted."""

    business: bool
    owner: OwnerKind = OwnerKind.BOT
    spans: dict[SlaTerm, list[tuple[datetime, datetime]]] = field(default_factory=dict)
    answered: bool = False
    answer_owed: bool = False
    visitor_awaited: bool = False

    @property
    def with_people(self) -> bool:
        return self.owner in (OwnerKind.QUEUE, OwnerKind.TECHNICIAN)

    def pass_time(self, start: datetime, end: datetime) -> None:
        """Count a span of time for whatever is owed in it."""
        if not self.with_people:
            return
        if not self.visitor_awaited:
            self.spans[END].append((start, end))
        if self.answer_owed:
            self.spans[NEXT if self.answered else FIRST].append((start, end))

    def happens(self, step: OwnerKind | str) -> None:
        """Note who has the conversation now, and who is awaited."""
        if step == "visitor":
            self.visitor_awaited = False
            self._owe()
        elif step == "answer":
            self.answered, self.answer_owed, self.visitor_awaited = True, False, True
        else:
            self._change_owner(step)

    def _change_owner(self, owner: OwnerKind) -> None:
        had_people, self.owner = self.with_people, owner
        if owner is OwnerKind.NOBODY:
            self.spans, self.answered, self.answer_owed, self.visitor_awaited = {}, False, False, False
        elif self.with_people and not had_people:
            self.visitor_awaited = False
            self.spans.setdefault(END, [])
            self._owe()

    def _owe(self) -> None:
        if not self.answer_owed:
            self.spans[NEXT if self.answered else FIRST] = []
        self.answer_owed = True

    def spent(self, term: SlaTerm) -> timedelta:
        """How long the term has been counted."""
        return sum((_counted(*span, self.business) for span in self.spans[term]), timedelta())


def _counted(start: datetime, end: datetime, business: bool) -> timedelta:
    return OFFICE.business_time_between(start, end) if business else end - start


def possible(account: Account, step: OwnerKind | str) -> bool:
    """What the conversation's own methods would let through."""
    if step in ("visitor", "answer"):
        return account.with_people if step == "visitor" else account.owner is OwnerKind.TECHNICIAN
    if account.owner is OwnerKind.NOBODY:
        return step is OwnerKind.BOT
    return step is not OwnerKind.BOT or account.owner is OwnerKind.TECHNICIAN


def happen(chat: Chat, at: int, step: OwnerKind | str) -> None:
    if isinstance(step, OwnerKind):
        chat.owner(at, step)
    else:
        getattr(chat, step)(at)


@given(STEPS, st.booleans())
def test_what_is_left_and_what_was_late_follow_from_who_was_owed_what(
    steps: list[tuple[int, OwnerKind | str]], business: bool
) -> None:
    chat, account, at = Chat(agreement(end=400, business=business)), Account(business), 0
    for gap, step in steps:
        if not possible(account, step):
            continue
        account.pass_time(NINE + minutes(at), NINE + minutes(at + gap))
        at += gap
        if step == "visitor" and sla.is_answer_owed(chat.clocks):
            assert sla.visitor_wrote(chat.clocks, chat.by, NINE + minutes(at)) == chat.clocks
        overdue = {term for term in account.spans if account.spent(term) > chat.by.targets[term].length}
        happen(chat, at, step)
        account.happens(step)
        agree(chat, account, at, overdue)


def agree(chat: Chat, account: Account, at: int, overdue: set[SlaTerm]) -> None:
    now = NINE + minutes(at)
    live = {clock.term for clock in chat.clocks}
    owed = {NEXT if account.answered else FIRST} if account.answer_owed else set()
    assert live == ({END} if END in account.spans else set()) | owed
    for clock in chat.clocks:
        left = clock.target - account.spent(clock.term)
        is_late = clock.breached_at is not None or (clock.deadline_at is not None and clock.deadline_at < now)
        # What ran out in the very minute in which the desk closed is late by the next morning, with nothing more spent.
        if left:
            # One that was met and began again at this moment is not the one that was late.
            assert is_late == (clock.started_at < now and clock.term in overdue)
        if clock.deadline_at is not None and not is_late:
            assert _counted(now, clock.deadline_at, account.business) == left
        stands_still = not account.with_people or (clock.term is END and account.visitor_awaited)
        assert (clock.paused is not None) == stands_still


@given(st.integers(0, 500), st.integers(0, 500))
def test_looking_at_any_moment_changes_nothing_that_is_not_due(first: int, second: int) -> None:
    clock = Chat().queue(0)[FIRST]
    for minute in (first, second):
        for step in sla.steps_due(clock, NINE + minutes(minute)):
            clock = sla.told(clock, step, NINE + minutes(minute))
    assert clock.deadline_at == NINE + minutes(10)
    assert (clock.breached_at is not None) == (max(first, second) > 10)
