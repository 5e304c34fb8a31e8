"""SLA clocks: what people have promised to do in time, counted from stretches of ownership and messages.

- The first handover starts `first_response` and `resolution`; what was said to the bot before counts for nothing.
- `first_response` and `next_response` are met by a technician's public answer. After one, `next_response` begins with
  the visitor's first unanswered message, or with another handover.
- `resolution` stands still while a technician's answer is the last word, because then the visitor is awaited.
- While the bot has the conversation back every clock stands still; the next handover lets them run on.
- The end meets `resolution`; a visitor who left (abandoned) meets nothing. A later handover begins anew.
- A conversation that becomes a ticket was promised a later answer: clocks that are not late count anew from there, by
  the targets of tickets, which are in opening hours. A clock that was late before stays late.
- Each clock keeps the target that was in force when it began.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handoff.rules.hours import OpeningHours
from handoff.vocabulary import OwnerKind, SlaPause, SlaStep, SlaTerm

_RESPONSES = (SlaTerm.FIRST_RESPONSE, SlaTerm.NEXT_RESPONSE)


@dataclass(frozen=True)
class Target:
    """How long something may take: by the clock, or in the organization's opening hours only."""

    length: timedelta
    in_opening_hours: bool


@dataclass(frozen=True)
class Agreement:
    """What holds for one conversation: its targets, the shares of them at which to warn, and its opening hours."""

    targets: dict[SlaTerm, Target]
    warn_technician_at: float
    warn_leads_at: float
    hours: OpeningHours


@dataclass(frozen=True)
class Clock:
    """One promise in one conversation; `spent` is what ran before `running_since`.

    While it stands still it has no deadline. `breached_at` is when the time was over, not when that was noticed; an
    ended clock without `met_at` was dropped, because nobody needed the answer any more.
    """

    term: SlaTerm
    target: timedelta
    in_opening_hours: bool
    started_at: datetime
    running_since: datetime
    spent: timedelta = timedelta()
    paused: SlaPause | None = None
    warn_at: datetime | None = None
    warn_leads_at: datetime | None = None
    deadline_at: datetime | None = None
    warned_at: datetime | None = None
    leads_warned_at: datetime | None = None
    breached_at: datetime | None = None
    met_at: datetime | None = None
    ended_at: datetime | None = None


Clocks = tuple[Clock, ...]
"""The clocks of one conversation, at most one of each term; what is returned has those given in their order, some of
them ended, and then the new ones."""


def owner_changed(clocks: Clocks, owner: OwnerKind, by: Agreement, now: datetime, *, abandoned: bool = False) -> Clocks:
    """The clocks after a change of owner; those of which none runs any more have ended."""
    if owner is OwnerKind.NOBODY:
        return tuple(_end(clock, now, is_met=clock.term is SlaTerm.RESOLUTION and not abandoned) for clock in clocks)
    if owner is OwnerKind.BOT:
        return tuple(_pause(clock, SlaPause.BOT, by, now) for clock in clocks)
    if _find(clocks, SlaTerm.RESOLUTION) is None:
        begun = (SlaTerm.RESOLUTION,) if _find(clocks, *_RESPONSES) else (SlaTerm.FIRST_RESPONSE, SlaTerm.RESOLUTION)
        return (*clocks, *(_start(term, by, now) for term in begun))
    was_with_bot = any(clock.paused is SlaPause.BOT for clock in clocks)
    resumed = tuple(_resume(clock, SlaPause.BOT, by, now) for clock in clocks)
    return _expect_answer(resumed, by, now) if was_with_bot else resumed


def visitor_wrote(clocks: Clocks, by: Agreement, now: datetime) -> Clocks:
    """The clocks after a message of the visitor to people; the same when an answer was owed already."""
    return _expect_answer(tuple(_resume(clock, SlaPause.VISITOR, by, now) for clock in clocks), by, now)


def is_answer_owed(clocks: Clocks) -> bool:
    """Whether another word of the visitor changes nothing, because the answer to an earlier one is owed."""
    return _find(clocks, *_RESPONSES) is not None and all(clock.paused is None for clock in clocks)


def technician_answered(clocks: Clocks, by: Agreement, now: datetime) -> Clocks:
    """The clocks after a public answer; those it met have ended."""
    return tuple(
        _end(clock, now, is_met=True) if clock.term in _RESPONSES else _pause(clock, SlaPause.VISITOR, by, now)
        for clock in clocks
    )


def became_ticket(clocks: Clocks, by: Agreement, now: datetime) -> Clocks:
    """The clocks by the targets of tickets, from now on."""
    settled = (_settle(clock, now) for clock in clocks)
    return tuple(_as_ticket(clock, by, now) if clock.breached_at is None else clock for clock in settled)


def steps_due(clock: Clock, now: datetime) -> list[SlaStep]:
    """What is to be told about a running clock; of a breach that was slept through, only the breach itself."""
    if clock.paused or clock.ended_at or clock.breached_at or clock.deadline_at is None:
        return []
    if clock.deadline_at < now:
        return [SlaStep.BREACH]
    warnings = (
        (SlaStep.WARN_TECHNICIAN, clock.warn_at, clock.warned_at),
        (SlaStep.WARN_LEADS, clock.warn_leads_at, clock.leads_warned_at),
    )
    return [step for step, due_at, told_at in warnings if told_at is None and due_at is not None and due_at <= now]


def told(clock: Clock, step: SlaStep, now: datetime) -> Clock:
    """The clock once a step was told."""
    if step is SlaStep.BREACH:
        return _settle(clock, now)
    return replace(clock, **{"warned_at" if step is SlaStep.WARN_TECHNICIAN else "leads_warned_at": now})


def _find(clocks: Iterable[Clock], *terms: SlaTerm) -> Clock | None:
    return next((clock for clock in clocks if clock.term in terms), None)


def _expect_answer(clocks: Clocks, by: Agreement, now: datetime) -> Clocks:
    if _find(clocks, *_RESPONSES):
        return clocks
    return (*clocks, _start(SlaTerm.NEXT_RESPONSE, by, now))


def _start(term: SlaTerm, by: Agreement, now: datetime) -> Clock:
    target = by.targets[term]
    return _run(Clock(term, target.length, target.in_opening_hours, started_at=now, running_since=now), by, now)


def _as_ticket(clock: Clock, by: Agreement, now: datetime) -> Clock:
    anew = replace(_start(clock.term, by, now), started_at=clock.started_at)
    return _pause(anew, clock.paused, by, now) if clock.paused else anew


def _run(clock: Clock, by: Agreement, now: datetime) -> Clock:
    """Let it run from now on. What is late stays due when it was: time does not come back."""

    def reached(share: float) -> datetime:
        left = max(clock.target * share - clock.spent, timedelta())
        return by.hours.add_business_time(now, left) if clock.in_opening_hours else now + left

    return replace(
        clock,
        paused=None,
        running_since=now,
        warn_at=reached(by.warn_technician_at),
        warn_leads_at=reached(by.warn_leads_at),
        deadline_at=clock.breached_at or reached(1),
    )


def _resume(clock: Clock, pause: SlaPause, by: Agreement, now: datetime) -> Clock:
    return _run(clock, by, now) if clock.paused is pause else clock


def _pause(clock: Clock, pause: SlaPause, by: Agreement, now: datetime) -> Clock:
    """Stand still; what stood still before does so for the newer reason."""
    if clock.paused:
        return replace(clock, paused=pause)
    since = clock.running_since
    ran = by.hours.business_time_between(since, now) if clock.in_opening_hours else now - since
    settled = _settle(clock, now)
    return replace(settled, paused=pause, spent=clock.spent + ran, warn_at=None, warn_leads_at=None, deadline_at=None)


def _end(clock: Clock, now: datetime, *, is_met: bool) -> Clock:
    return replace(_settle(clock, now), paused=None, met_at=now if is_met else None, ended_at=now)


def _settle(clock: Clock, now: datetime) -> Clock:
    """Note a deadline that has passed; whoever did it exactly then was not late."""
    is_late = clock.breached_at is None and clock.deadline_at is not None and clock.deadline_at < now
    return replace(clock, breached_at=clock.deadline_at) if is_late else clock
