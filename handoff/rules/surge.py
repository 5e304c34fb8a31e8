"""When many people come with the same trouble at once: a surge, how large it is, and when it is over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from handoff.rules.turn_facts import OUT_OF_SCOPE, REQUEST_HUMAN, SOCIAL_INTENTS, VAGUE, Ranking
from handoff.vocabulary import DecisionOutcome

SURE = 0.5
"""From which confidence on a message that went to people names its own topic, whatever was talked about before."""

_NAMES_NO_TROUBLE = SOCIAL_INTENTS | {OUT_OF_SCOPE, REQUEST_HUMAN, VAGUE}


@dataclass(frozen=True)
class SurgeLimits:
    """What makes a surge: so many visitors within the window, and so many times what is usual at that time of day.

    It is over below a share of what it takes to begin. `topic_from` is the confidence from which a guess counts.
    """

    window: timedelta
    visitors: int
    times_usual: float
    usual_days: int
    ends_below: float
    quiet_after_dismissal: timedelta
    topic_from: float


@dataclass(frozen=True)
class Subject:
    """One trouble by the name people give it, and the topics under which it is asked about."""

    id: str
    title: str
    topics: frozenset[str]


@dataclass(frozen=True)
class Turn:
    """What was decided about one message of a visitor."""

    conversation_id: UUID
    visitor_id: UUID
    outcome: DecisionOutcome
    ranking: Ranking


@dataclass(frozen=True)
class Call:
    """A visitor whom the bot could not help with a topic."""

    conversation_id: UUID
    visitor_id: UUID
    topic: str


@dataclass(frozen=True)
class Crowd:
    """The visitors who come with one subject; `conversations` has one of each, the latest first."""

    subject: Subject
    conversations: tuple[UUID, ...]

    @property
    def visitors(self) -> int:
        """How many they are."""
        return len(self.conversations)


@dataclass(frozen=True)
class KnownSurge:
    """The latest surge of a subject; `visitors` is the most that it had within one window."""

    visitors: int
    is_over: bool
    dismissed_at: datetime | None = None


class Step(StrEnum):
    """What becomes of a surge."""

    STAY = "stay"
    BEGIN = "begin"
    GROW = "grow"
    END = "end"


def unhelped(turns: Iterable[Turn], topic_from: float) -> list[Call]:
    """Who was handed over, or asked back and not answered since, from turns in the order in which they were taken."""
    calls: list[tuple[Turn, str]] = []
    topics: dict[UUID, str] = {}
    for turn in turns:
        here = turn.conversation_id
        earlier = topics.get(here)
        topic = _topic(turn, earlier, topic_from)
        if topic is not None:
            topics[here] = topic
        if turn.outcome is DecisionOutcome.ANSWER:
            calls = [call for call in calls if call[0].conversation_id != here or _went_to_people(call[0])]
        elif topic is not None:
            calls.append((turn, topic))
    return [Call(turn.conversation_id, turn.visitor_id, topic) for turn, topic in calls]


def crowds(calls: Iterable[Call], subject_of: Callable[[str], Subject]) -> list[Crowd]:
    """The calls by subject, the largest crowd first; whoever comes twice counts once."""
    latest: dict[Subject, dict[UUID, UUID]] = {}
    for call in calls:
        people = latest.setdefault(subject_of(call.topic), {})
        people.pop(call.visitor_id, None)
        people[call.visitor_id] = call.conversation_id
    found = [Crowd(subject, tuple(reversed(people.values()))) for subject, people in latest.items()]
    return sorted(found, key=lambda crowd: (-crowd.visitors, crowd.subject.id))


def next_step(limits: SurgeLimits, visitors: int, usual: float, known: KnownSurge | None, now: datetime) -> Step:
    """What becomes of the surge of a subject that so many visitors come with, where `usual` do so at that time."""
    begins_at = max(limits.visitors, limits.times_usual * usual)
    if known is not None and not known.is_over:
        if visitors < limits.ends_below * begins_at:
            return Step.END
        return Step.GROW if visitors > known.visitors else Step.STAY
    if visitors < begins_at or _is_quiet(limits, known, now):
        return Step.STAY
    return Step.BEGIN


def usual_windows(limits: SurgeLimits, now: datetime) -> list[tuple[datetime, datetime]]:
    """The same window on each of the days before, as (after, until)."""
    ends = [now - timedelta(days=day) for day in range(1, limits.usual_days + 1)]
    return [(end - limits.window, end) for end in ends]


def _is_quiet(limits: SurgeLimits, known: KnownSurge | None, now: datetime) -> bool:
    dismissed_at = known.dismissed_at if known else None
    return dismissed_at is not None and now - dismissed_at < limits.quiet_after_dismissal


def _topic(turn: Turn, earlier: str | None, topic_from: float) -> str | None:
    """Its own best guess; of "that did not help" and "a person, please" the topic that was talked about before."""
    intent, confidence = turn.ranking[0] if turn.ranking else (OUT_OF_SCOPE, 0.0)
    own = intent if intent not in _NAMES_NO_TROUBLE and confidence >= topic_from else None
    if _went_to_people(turn) and confidence < SURE:
        return earlier or own
    return own or earlier


def _went_to_people(turn: Turn) -> bool:
    return turn.outcome is DecisionOutcome.HANDOFF
