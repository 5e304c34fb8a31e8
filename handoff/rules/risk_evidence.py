"""Which signs of risk the facts around a reset show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.rules.risk import ALWAYS_PRIVILEGED, Evidence, RiskPolicy, RiskSignal, SignalSource
from handoff.vocabulary import Verification

_UNKNOWN = "not known"


@dataclass(frozen=True)
class ResetFacts:
    """What is known when somebody asks for a reset; None is unknown.

    `is_owner` and `identity_matches` compare who asks, as the token or they themselves say, with the account.
    `earlier_of_account` and `earlier_of_organization` count requests within the policy's windows, this one not among
    them. `said` is what the visitor wrote: it can add signs and take none away.
    """

    verification: Verification
    is_owner: bool | None
    identity_matches: bool | None
    groups: frozenset[str] | None
    is_protected: bool
    mfa_removed_at: datetime | None
    contact_changed_at: datetime | None
    earlier_of_account: int
    earlier_of_organization: int
    is_open: bool
    is_phishing_mode: bool
    said: tuple[str, ...] = ()


def evidence_in(policy: RiskPolicy, facts: ResetFacts, now: datetime) -> list[Evidence]:
    """Every sign the facts show, with its source."""
    return [
        *_of_account(policy, facts, now),
        *_of_identity(facts),
        *_of_circumstances(policy, facts),
        *words_in(policy, facts.said),
    ]


def words_in(policy: RiskPolicy, said: tuple[str, ...]) -> list[Evidence]:
    """The signs in what a visitor wrote, which the policy finds by patterns."""
    return [
        Evidence(signal, SignalSource.TYPED, found.group()[:80])
        for signal, patterns in policy.patterns.items()
        if (found := next((hit for text in said for pattern in patterns if (hit := pattern.search(text))), None))
    ]


def _of_account(policy: RiskPolicy, facts: ResetFacts, now: datetime) -> Iterator[Evidence]:
    directory = SignalSource.DIRECTORY
    if facts.is_protected:
        yield Evidence(RiskSignal.PRIVILEGED_GROUP, directory, "protected by the directory")
    for signal, groups in (
        (RiskSignal.PRIVILEGED_GROUP, policy.privileged_groups | ALWAYS_PRIVILEGED),
        (RiskSignal.FINANCE_GROUP, policy.finance_groups),
    ):
        if facts.groups is None:
            yield Evidence(signal, directory, _UNKNOWN, is_known=False)
        elif found := sorted(name for name in facts.groups if name.casefold() in groups):
            yield Evidence(signal, directory, ", ".join(found))
    for signal, at in (
        (RiskSignal.MFA_REMOVED, facts.mfa_removed_at),
        (RiskSignal.CONTACT_CHANGED, facts.contact_changed_at),
    ):
        if at is None:
            yield Evidence(signal, directory, _UNKNOWN, is_known=False)
        elif is_recent(at, now, policy.recent_change):
            yield Evidence(signal, directory, at.isoformat(timespec="minutes"))


def _of_identity(facts: ResetFacts) -> Iterator[Evidence]:
    is_verified = facts.verification is not Verification.UNVERIFIED
    source = SignalSource.SIGNED_TOKEN if facts.verification is Verification.SIGNED_TOKEN else SignalSource.TYPED
    if not is_verified:
        yield Evidence(RiskSignal.IDENTITY_UNVERIFIED, SignalSource.INFERRED, str(facts.verification))
    if facts.is_owner is False:
        yield Evidence(RiskSignal.NOT_THE_OWNER, source, "somebody else's account")
    elif facts.is_owner is None and is_verified:
        yield Evidence(RiskSignal.NOT_THE_OWNER, source, _UNKNOWN, is_known=False)
    if facts.identity_matches is False:
        yield Evidence(RiskSignal.IDENTITY_MISMATCH, source, "does not fit the account")
    elif facts.identity_matches is None:
        yield Evidence(RiskSignal.IDENTITY_MISMATCH, source, _UNKNOWN, is_known=False)


def _of_circumstances(policy: RiskPolicy, facts: ResetFacts) -> Iterator[Evidence]:
    inferred = SignalSource.INFERRED
    if facts.earlier_of_account:
        yield Evidence(RiskSignal.SECOND_RESET, inferred, f"{facts.earlier_of_account} earlier")
    if facts.earlier_of_organization >= policy.organization_resets:
        yield Evidence(RiskSignal.RESET_BURST, inferred, f"{facts.earlier_of_organization} earlier")
    if not facts.is_open:
        yield Evidence(RiskSignal.OUTSIDE_HOURS, inferred, "closed")
    if facts.is_phishing_mode:
        yield Evidence(RiskSignal.PHISHING_MODE, inferred, "on")


def is_recent(at: datetime, now: datetime, window: timedelta) -> bool:
    """Whether it happened within the window; a time that has not come yet is recent, as a clock is wrong somewhere."""
    return at > now or now - at <= window
