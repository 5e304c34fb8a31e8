"""The escalation policy: ordered rules over the facts of one turn; the first that holds decides."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from handoff.vocabulary import BotHealth, DecisionOutcome, Priority

FLOW_INTENTS = frozenset({"reset_password", "unlock_account"})
OUT_OF_SCOPE = "out_of_scope"
SOCIAL_INTENTS = frozenset({"greet", "goodbye", "thank", "bot_challenge", "affirm", "deny"})


class Then(StrEnum):
    """What a rule answers with."""

    ANSWER = "answer"
    CONTINUE_FLOW = "continue_flow"
    CLARIFY = "clarify"
    HAND_OVER = "hand_over"


@dataclass(frozen=True)
class Facts:
    """What is known of one turn; `ranking` is best first, `awaiting` is the slot a flow has asked for."""

    text: str
    ranking: tuple[tuple[str, float], ...] = ()
    failed_turns: int = 0
    awaiting: str | None = None
    signals: frozenset[str] = frozenset()
    bot: BotHealth = BotHealth.OK

    @property
    def intent(self) -> str | None:
        """The best guess, whatever its confidence."""
        return self.ranking[0][0] if self.ranking else None

    @property
    def confidence(self) -> float:
        """The best guess's confidence, 0 to 1; to be sure that it is no topic is not to be sure of any."""
        return self.ranking[0][1] if self.ranking and self.intent != OUT_OF_SCOPE else 0.0

    @property
    def margin(self) -> float:
        """How far the best guess is ahead of the next."""
        return self.confidence - (self.ranking[1][1] if len(self.ranking) > 1 else 0.0)

    def family_confidence(self, family: str) -> float:
        """The confidence of all intents of a family together, so that near-ties within it do not hide it."""
        return sum(confidence for intent, confidence in self.ranking if intent.split("/")[0] == family)


@dataclass(frozen=True)
class When:
    """A rule's conditions: all that are given must hold; none given always holds."""

    intents: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    confidence_at_least: float | None = None
    confidence_below: float | None = None
    margin_below: float | None = None
    failed_turns_at_least: int | None = None
    awaiting: bool | None = None
    signals: frozenset[str] = frozenset()
    bot: frozenset[BotHealth] = frozenset()
    patterns: tuple[re.Pattern[str], ...] = ()

    def holds(self, facts: Facts) -> bool:
        """Whether every condition that is given holds."""
        return all(self._conditions(facts))

    def _conditions(self, facts: Facts) -> Iterable[bool]:
        if self.intents or self.families:
            yield self._about(facts)
        elif self.confidence_at_least is not None:
            yield facts.confidence >= self.confidence_at_least
        if self.confidence_below is not None:
            yield facts.confidence < self.confidence_below
        if self.margin_below is not None:
            yield facts.margin < self.margin_below
        if self.failed_turns_at_least is not None:
            yield facts.failed_turns >= self.failed_turns_at_least
        if self.awaiting is not None:
            yield (facts.awaiting is not None) == self.awaiting
        if self.signals:
            yield bool(self.signals & facts.signals)
        if self.bot:
            yield facts.bot in self.bot
        if self.patterns:
            yield any(pattern.search(facts.text) for pattern in self.patterns)

    def _about(self, facts: Facts) -> bool:
        needed = self.confidence_at_least
        if needed is None:
            top = facts.intent or ""
            return top in self.intents or top.split("/")[0] in self.families
        named = any(intent in self.intents and confidence >= needed for intent, confidence in facts.ranking)
        return named or any(facts.family_confidence(family) >= needed for family in self.families)


@dataclass(frozen=True)
class Rule:
    """One line of the policy; `say` is the sentence a visitor can be shown, `why` the one for staff."""

    id: str
    when: When
    then: Then
    why: str
    say: str = ""
    reason: str = ""
    team: str = ""
    priority: Priority = Priority.NORMAL
    show_reply: bool = False


@dataclass(frozen=True)
class Policy:
    """A version of the escalation policy; its last rule always holds."""

    version: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Verdict:
    """What the policy made of the facts."""

    rule: Rule
    outcome: DecisionOutcome
    facts: Facts

    @property
    def hands_over(self) -> bool:
        """Whether the conversation goes to people."""
        return self.outcome is DecisionOutcome.HANDOFF

    @property
    def takes_reply(self) -> bool:
        """Whether the message is the reply to a flow's question rather than a request of its own."""
        return self.rule.then is Then.CONTINUE_FLOW


def decide(policy: Policy, facts: Facts) -> Verdict:
    """Return the verdict of the first rule that holds."""
    rule = next(rule for rule in policy.rules if rule.when.holds(facts))
    return Verdict(rule, _outcome(rule.then, facts.intent), facts)


def _outcome(then: Then, intent: str | None) -> DecisionOutcome:
    if then is Then.HAND_OVER:
        return DecisionOutcome.HANDOFF
    if then is Then.CLARIFY:
        return DecisionOutcome.CLARIFY
    if then is Then.CONTINUE_FLOW or intent in FLOW_INTENTS:
        return DecisionOutcome.FLOW
    return DecisionOutcome.SOCIAL if intent in SOCIAL_INTENTS else DecisionOutcome.ANSWER


def guesses(facts: Facts, limit: int = 3) -> list[str]:
    """The topics worth asking about when unsure: the best guesses that are a topic at all."""
    skipped = SOCIAL_INTENTS | {"request_human", OUT_OF_SCOPE}
    return [intent for intent, _ in facts.ranking if intent not in skipped][:limit]
