"""The conditions of a rule: what it looks at, and whether that holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from handoff.rules.turn_facts import Facts, Ranking, family_confidence, family_of
from handoff.vocabulary import Attachments, BotHealth, Verification

SURE = 0.5
"""From which confidence on a request counts as being about a topic, where a rule names none."""


@dataclass(frozen=True)
class When:
    """A rule's conditions: all that are given must hold; none given always holds."""

    intents: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    confidence_at_least: float | None = None
    confidence_below: float | None = None
    clause_confidence_at_least: float | None = None
    topics_at_least: int | None = None
    margin_below: float | None = None
    failed_turns_at_least: int | None = None
    awaiting: bool | None = None
    answered: bool | None = None
    repeats_answer: bool | None = None
    other_topic: bool | None = None
    signals: frozenset[str] = frozenset()
    bot: frozenset[BotHealth] = frozenset()
    patterns: tuple[re.Pattern[str], ...] = ()
    attachments: Attachments | None = None
    verification: frozenset[Verification] = frozenset()
    privileged: bool | None = None
    slots: Mapping[str, bool | frozenset[str]] = field(default_factory=dict)
    open: bool | None = None

    @property
    def holds_always(self) -> bool:
        """Whether nothing is asked for."""
        return self == When()

    def holds(self, facts: Facts) -> bool:
        """Whether every condition that is given holds."""
        # What takes longest to look at comes last.
        return all(self._of_dialogue(facts)) and all(self._of_visitor(facts)) and all(self._of_understanding(facts))

    def _of_understanding(self, facts: Facts) -> Iterable[bool]:
        if self.intents or self.families:
            yield self._about(facts)
        elif self.confidence_at_least is not None and self.topics_at_least is None:
            yield facts.confidence >= self.confidence_at_least
        if self.confidence_below is not None:
            yield facts.confidence < self.confidence_below
        if self.margin_below is not None:
            yield facts.margin < self.margin_below
        if self.topics_at_least is not None:
            yield len(facts.topics(self.confidence_at_least or SURE)) >= self.topics_at_least
        if self.attachments is not None:
            yield facts.is_file_alone if self.attachments is Attachments.ALONE else facts.has_attachments
        if self.patterns:
            yield any(pattern.search(facts.text) for pattern in self.patterns)

    def _of_dialogue(self, facts: Facts) -> Iterable[bool]:
        if self.failed_turns_at_least is not None:
            yield facts.failed_turns >= self.failed_turns_at_least
        if self.awaiting is not None:
            yield (facts.awaiting is not None) == self.awaiting
        if self.answered is not None:
            yield (facts.answered is not None) == self.answered
        if self.repeats_answer is not None:
            yield facts.repeats_answer == self.repeats_answer
        if self.other_topic is not None:
            yield facts.names_other_topic == self.other_topic
        if self.signals:
            yield bool(self.signals & facts.signals)
        if self.bot:
            yield facts.bot in self.bot
        for name, wanted in self.slots.items():
            value = facts.slots.get(name)
            yield (value is not None) == wanted if isinstance(wanted, bool) else value in wanted

    def _of_visitor(self, facts: Facts) -> Iterable[bool]:
        if self.verification:
            yield facts.verification in self.verification
        if self.privileged is not None:
            yield facts.is_privileged == self.privileged
        if self.open is not None:
            yield facts.is_open == self.open

    def _about(self, facts: Facts) -> bool:
        if self.clause_confidence_at_least is not None:
            return any(self._has(clause, self.clause_confidence_at_least) for clause in facts.clauses)
        if self.confidence_at_least is not None:
            return self._has(facts.ranking, self.confidence_at_least)
        top = facts.intent or ""
        return top in self.intents or family_of(top) in self.families

    def _has(self, ranking: Ranking, needed: float) -> bool:
        named = any(intent in self.intents and confidence >= needed for intent, confidence in ranking)
        return named or any(family_confidence(ranking, family) >= needed for family in self.families)
