"""What the signs around a reset add up to: a score, and from it how far the reset may go without people.

Adding a sign never lowers the outcome: weights are not negative and are summed, the least outcomes of signs are a
maximum. What nobody knows counts as a sign too, by a weight of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from re import Pattern

from handoff.vocabulary import RiskOutcome


class RiskSignal(StrEnum):
    """What makes a reset riskier."""

    PRIVILEGED_GROUP = "privileged_group"
    FINANCE_GROUP = "finance_group"
    SECOND_RESET = "second_reset"
    RESET_BURST = "reset_burst"
    MFA_REMOVED = "mfa_removed"
    CONTACT_CHANGED = "contact_changed"
    NOT_THE_OWNER = "not_the_owner"
    IDENTITY_UNVERIFIED = "identity_unverified"
    IDENTITY_MISMATCH = "identity_mismatch"
    OUTSIDE_HOURS = "outside_hours"
    SOMEONE_ELSE_ASKED = "someone_else_asked"
    PRESSURE = "pressure"
    CHANGED_BY_ANOTHER = "changed_by_another"
    PHISHING_MODE = "phishing_mode"


class SignalSource(StrEnum):
    """Who says so."""

    SIGNED_TOKEN = "signed_token"
    DIRECTORY = "directory"
    TYPED = "typed"
    INFERRED = "inferred"


FLOORS = {
    RiskSignal.PRIVILEGED_GROUP: RiskOutcome.SECURITY_REVIEW,
    RiskSignal.PHISHING_MODE: RiskOutcome.SECURITY_REVIEW,
}
"""What no policy can weigh away: administrators' accounts, also suspected ones, and times of attack are for people."""

ALWAYS_PRIVILEGED = frozenset({"domain admins", "enterprise admins", "schema admins", "administrators"})
"""Groups of administrators that are so in every directory of Windows, in whatever policy they are left out."""


@dataclass(frozen=True)
class Evidence:
    """One sign: what it is, what was seen, and who says so; `is_known` is false for what could not be found out."""

    signal: RiskSignal
    source: SignalSource
    value: str
    is_known: bool = True


@dataclass(frozen=True)
class Weighing:
    """What a sign weighs, known or unknown, and the least outcome it leads to, with a sentence for each."""

    weight: int
    unknown: int
    at_least: RiskOutcome
    why: str
    why_unknown: str


@dataclass(frozen=True)
class Levels:
    """The scores from which an outcome begins."""

    verify_first: int
    security_review: int
    refuse_and_alert: int

    def outcome(self, score: int) -> RiskOutcome:
        """The outcome of a score."""
        reached = [RiskOutcome(name) for name, needed in vars(self).items() if score >= needed]
        return highest(reached)


@dataclass(frozen=True)
class RiskPolicy:
    """How an organization weighs signs; groups are in lower case, windows are how far back counts as lately."""

    version: str
    levels: Levels
    weighings: Mapping[RiskSignal, Weighing]
    privileged_groups: frozenset[str]
    finance_groups: frozenset[str]
    patterns: Mapping[RiskSignal, tuple[Pattern[str], ...]]
    account_window: timedelta
    organization_window: timedelta
    organization_resets: int
    recent_change: timedelta


@dataclass(frozen=True)
class Finding:
    """A sign as it was weighed."""

    signal: RiskSignal
    source: SignalSource
    value: str
    is_known: bool
    weight: int
    at_least: RiskOutcome
    why: str


@dataclass(frozen=True)
class Assessment:
    """What all signs come to."""

    outcome: RiskOutcome
    score: int
    findings: tuple[Finding, ...]
    policy_version: str


def assess(policy: RiskPolicy, evidence: Iterable[Evidence]) -> Assessment:
    """Weigh the evidence; a sign that several sources give counts once, by its heaviest."""
    findings = tuple(_weighed(policy, each) for each in evidence)
    heaviest: dict[RiskSignal, int] = {}
    for finding in findings:
        heaviest[finding.signal] = max(finding.weight, heaviest.get(finding.signal, 0))
    score = sum(heaviest.values())
    outcome = highest([policy.levels.outcome(score), *(finding.at_least for finding in findings)])
    return Assessment(outcome, score, findings, policy.version)


def highest(outcomes: Iterable[RiskOutcome]) -> RiskOutcome:
    """The most careful of these; of none, to automate."""
    return max(outcomes, key=lambda outcome: outcome.rank, default=RiskOutcome.AUTOMATE)


def _weighed(policy: RiskPolicy, evidence: Evidence) -> Finding:
    weighing = policy.weighings[evidence.signal]
    floor = FLOORS.get(evidence.signal, RiskOutcome.AUTOMATE)
    return Finding(
        signal=evidence.signal,
        source=evidence.source,
        value=evidence.value,
        is_known=evidence.is_known,
        weight=weighing.weight if evidence.is_known else weighing.unknown,
        at_least=highest([floor, weighing.at_least]) if evidence.is_known else floor,
        why=weighing.why if evidence.is_known else weighing.why_unknown,
    )
