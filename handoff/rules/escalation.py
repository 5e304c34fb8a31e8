"""The escalation policy: ordered rules over the facts of one turn; the first that holds decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain
from uuid import UUID

from handoff.rules.conditions import When
from handoff.rules.failure_signs import Sign
from handoff.rules.hours import OpeningHours
from handoff.rules.notices import RULES, WHY, notice_for
from handoff.rules.turn_facts import FLOW_INTENTS, SOCIAL_INTENTS, Facts
from handoff.vocabulary import DecisionOutcome, Priority


class Then(StrEnum):
    """What a rule answers with."""

    ANSWER = "answer"
    CONTINUE_FLOW = "continue_flow"
    CLARIFY = "clarify"
    HAND_OVER = "hand_over"


@dataclass(frozen=True)
class Rule:
    """One line of the policy; `say` is the sentence a visitor can be shown, `why` the one for staff.

    `take_as` is the intent the bot shall act on in the place of its best guess.
    """

    id: str
    when: When
    then: Then
    why: str
    say: str = ""
    reason: str = ""
    team: str = ""
    priority: Priority = Priority.NORMAL
    show_reply: bool = False
    take_as: str | None = None


@dataclass(frozen=True)
class Policy:
    """A version of the escalation policy for one organization; `content` is what it was made from.

    Its last rule always holds.
    """

    version: str
    rules: tuple[Rule, ...]
    signs: Mapping[str, Sign] = field(default_factory=dict)
    hours: OpeningHours = field(default_factory=OpeningHours)
    content: str = ""


@dataclass(frozen=True)
class Verdict:
    """What the policy made of the facts; with a notice, it is given in the place of an answer or before a question."""

    rule: Rule
    outcome: DecisionOutcome
    facts: Facts
    policy_version: str
    notice_id: UUID | None = None

    @property
    def hands_over(self) -> bool:
        """Whether the conversation goes to people."""
        return self.outcome is DecisionOutcome.HANDOFF

    @property
    def acts_on(self) -> str | None:
        """The intent the bot is to act on, None for the reply to a flow's question."""
        return None if self.rule.then is Then.CONTINUE_FLOW else self.rule.take_as or self.facts.intent


def decide(policy: Policy, facts: Facts) -> Verdict:
    """Return the verdict of the first rule that holds, with the notice in force that it lets be given."""
    return _verdict(policy, policy.rules, facts)


def decide_again(policy: Policy, first: Verdict, facts: Facts) -> Verdict:
    """The same after the bot has acted on the first verdict; only its health and further signals may be new in `facts`.

    No rule before that verdict's can hold now unless it looks at those, so that the text is not searched once more.
    """
    decided_by = [rule.id for rule in policy.rules].index(first.rule.id)
    before = (rule for rule in policy.rules[:decided_by] if rule.when.depends_on_acting)
    return _verdict(policy, chain(before, policy.rules[decided_by:]), facts)


def _verdict(policy: Policy, rules: Iterable[Rule], facts: Facts) -> Verdict:
    rule = next(rule for rule in rules if rule.when.holds(facts))
    intent = rule.take_as or facts.intent
    outcome = _outcome(rule.then, intent)
    notice = notice_for(outcome, intent, facts.confidence, facts.notices)
    if notice is None:
        return Verdict(rule, outcome, facts, policy.version)
    said = replace(rule, id=RULES[outcome], why=WHY[outcome])
    return Verdict(said, outcome, facts, policy.version, notice.notice_id)


def _outcome(then: Then, intent: str | None) -> DecisionOutcome:
    if then is Then.HAND_OVER:
        return DecisionOutcome.HANDOFF
    if then is Then.CLARIFY:
        return DecisionOutcome.CLARIFY
    if then is Then.CONTINUE_FLOW or intent in FLOW_INTENTS:
        return DecisionOutcome.FLOW
    return DecisionOutcome.SOCIAL if intent in SOCIAL_INTENTS else DecisionOutcome.ANSWER
