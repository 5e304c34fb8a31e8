"""The conditions of a rule: what it looks at, and whether that holds."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from handoff.rules.turn_facts import SURE, Facts, Ranking, family_confidence, family_of
from handoff.vocabulary import Attachments, BotHealth, Verification

Check = Callable[[Facts], bool]


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

    @cached_property
    def depends_on_acting(self) -> bool:
        """Whether it looks at anything that only the bot's acting on the message can tell."""
        return bool(self.signals or self.bot)

    def holds(self, facts: Facts) -> bool:
        """Whether every condition that is given holds."""
        return all(check(facts) for check in self._checks)

    @cached_property
    def _checks(self) -> tuple[Check, ...]:
        # Worked out once, as each message is held against every rule. What takes longest to look at comes last.
        return (*self._of_dialogue(), *self._of_visitor(), *self._of_understanding())

    def _of_understanding(self) -> Iterable[Check]:
        at_least, below = self.confidence_at_least, self.confidence_below
        margin_below, topics = self.margin_below, self.topics_at_least
        if self.intents or self.families:
            yield self._about
        elif at_least is not None and topics is None:
            yield lambda facts: facts.confidence >= at_least
        if below is not None:
            yield lambda facts: facts.confidence < below
        if margin_below is not None:
            yield lambda facts: facts.margin < margin_below
        if topics is not None:
            yield lambda facts: len(facts.topics(at_least or SURE)) >= topics
        if self.attachments is not None:
            alone = self.attachments is Attachments.ALONE
            yield lambda facts: facts.is_file_alone if alone else facts.has_attachments
        if self.patterns:
            yield lambda facts: any(pattern.search(facts.text) for pattern in self.patterns)

    def _of_dialogue(self) -> Iterable[Check]:
        failed_turns = self.failed_turns_at_least
        if failed_turns is not None:
            yield lambda facts: facts.failed_turns >= failed_turns
        if self.awaiting is not None:
            yield lambda facts: (facts.awaiting is not None) == self.awaiting
        if self.answered is not None:
            yield lambda facts: (facts.answered is not None) == self.answered
        if self.repeats_answer is not None:
            yield lambda facts: facts.repeats_answer == self.repeats_answer
        if self.other_topic is not None:
            yield lambda facts: facts.names_other_topic == self.other_topic
        if self.signals:
            yield lambda facts: not self.signals.isdisjoint(facts.signals)
        if self.bot:
            yield lambda facts: facts.bot in self.bot
        yield from (_has_slot(name, wanted) for name, wanted in self.slots.items())

    def _of_visitor(self) -> Iterable[Check]:
        if self.verification:
            yield lambda facts: facts.verification in self.verification
        if self.privileged is not None:
            yield lambda facts: facts.is_privileged == self.privileged
        if self.open is not None:
            yield lambda facts: facts.is_open == self.open

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


def _has_slot(name: str, wanted: bool | frozenset[str]) -> Check:
    if isinstance(wanted, bool):
        return lambda facts: (facts.slots.get(name) is not None) == wanted
    return lambda facts: facts.slots.get(name) in wanted
