"""Who is given which waiting conversation: never somebody offline, away, full, of another team or without the skill.

A language is a preference and no skill: whoever writes the visitor's goes first, but nobody waits for one of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from handoff.vocabulary import PresenceState, Priority, Strategy

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_URGENCY = {Priority.URGENT: 0, Priority.HIGH: 1, Priority.NORMAL: 2}


@dataclass(frozen=True)
class SkillNeed:
    """Conversations about one of the topics, or handed over for one of the reasons, need this skill."""

    skill: str
    topics: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RoutingPolicy:
    """How an organization's waiting conversations reach technicians; `teams` may have strategies of their own."""

    strategy: Strategy
    capacity: int
    accept_within: timedelta
    lease: timedelta
    grace: timedelta
    teams: Mapping[str, Strategy] = field(default_factory=dict)
    needs: tuple[SkillNeed, ...] = ()

    def strategy_of(self, team: str) -> Strategy:
        """The strategy of the team with this slug."""
        return self.teams.get(team, self.strategy)

    def needed_skills(self, topic: str | None, reason: str | None) -> frozenset[str]:
        """The skills without which nobody is offered a conversation of this topic and reason."""
        return frozenset(need.skill for need in self.needs if topic in need.topics or reason in need.reasons)


@dataclass(frozen=True)
class Candidate:
    """A technician as far as giving them work goes; `load` counts what they hold and what they were offered."""

    technician_id: UUID
    state: PresenceState
    load: int
    capacity: int
    teams: frozenset[UUID]
    skills: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    assigned_at: datetime | None = None

    @property
    def is_free(self) -> bool:
        """Whether they are there, available, and have room for one more."""
        return self.state is PresenceState.AVAILABLE and self.load < self.capacity


@dataclass(frozen=True)
class Waiting:
    """A waiting conversation; it is not offered again to those who put it back or passed it on."""

    conversation_id: UUID
    epoch: int
    team_id: UUID
    strategy: Strategy
    priority: Priority
    queued_at: datetime
    needs: frozenset[str] = frozenset()
    declined_by: frozenset[UUID] = frozenset()
    language: str | None = None


def may_take(candidate: Candidate, waiting: Waiting) -> bool:
    """Whether the technician can be offered the conversation."""
    return (
        candidate.is_free
        and waiting.team_id in candidate.teams
        and waiting.needs <= candidate.skills
        and candidate.technician_id not in waiting.declined_by
    )


def choose(waiting: Waiting, candidates: Iterable[Candidate]) -> Candidate | None:
    """Who is offered the conversation, or None while nobody can be."""
    if waiting.strategy is Strategy.MANUAL:
        return None
    able = [candidate for candidate in candidates if may_take(candidate, waiting)]
    fluent = [candidate for candidate in able if waiting.language in candidate.languages]
    return min(fluent or able, key=_ORDER[waiting.strategy], default=None)


def in_order(queue: Iterable[Waiting]) -> list[Waiting]:
    """The most urgent first, then whoever waits longest."""
    return sorted(queue, key=lambda w: (_URGENCY[w.priority], w.queued_at, w.conversation_id))


def plan(queue: Iterable[Waiting], candidates: Sequence[Candidate], now: datetime) -> list[tuple[Waiting, UUID]]:
    """What is offered to whom now, in the order in which it is to happen."""
    free = {candidate.technician_id: candidate for candidate in candidates}
    offers = []
    for waiting in in_order(queue):
        chosen = choose(waiting, free.values())
        if chosen is not None:
            offers.append((waiting, chosen.technician_id))
            free[chosen.technician_id] = replace(chosen, load=chosen.load + 1, assigned_at=now)
    return offers


def _idle_since(candidate: Candidate) -> tuple[datetime, UUID]:
    return candidate.assigned_at or _LONG_AGO, candidate.technician_id


def _least_busy(candidate: Candidate) -> tuple[int, datetime, UUID]:
    return candidate.load, *_idle_since(candidate)


# Round robin is whoever was given something longest ago, which needs no place to be remembered.
_ORDER: Mapping[Strategy, Callable[[Candidate], tuple[object, ...]]] = {
    Strategy.LEAST_BUSY: _least_busy,
    Strategy.ROUND_ROBIN: _idle_since,
}
