"""Risk: cases with their outcome and signs, and what holds whatever is written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.risk import Evidence, Levels, RiskPolicy, RiskSignal, SignalSource, Weighing, assess
from handoff.rules.risk_evidence import ResetFacts, evidence_in
from handoff.settings import ROOT
from handoff.storage.risk_file import load_risk
from handoff.vocabulary import RiskOutcome, Verification

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=900)
CASES = yaml.safe_load(Path(__file__).with_name("risk_cases.yml").read_text())

USUAL = ResetFacts(
    verification=Verification.SIGNED_TOKEN,
    is_owner=True,
    identity_matches=True,
    groups=frozenset({"Staff"}),
    is_protected=False,
    mfa_removed_at=LONG_AGO,
    contact_changed_at=LONG_AGO,
    earlier_of_account=0,
    earlier_of_organization=0,
    is_open=True,
    is_phishing_mode=False,
)


@cache
def shipped() -> RiskPolicy:
    return load_risk(ROOT / "data").common


def facts_of(case: dict[str, Any]) -> ResetFacts:
    given_ = {name: value for name, value in case.items() if name not in ("case", "outcome", "signals")}
    for name in ("mfa_removed", "contact_changed"):
        if f"{name}_days_ago" in given_:
            days = given_.pop(f"{name}_days_ago")
            given_[f"{name}_at"] = None if days is None else NOW - timedelta(days=days)
    if "groups" in given_ and given_["groups"] is not None:
        given_["groups"] = frozenset(given_["groups"])
    if "verification" in given_:
        given_["verification"] = Verification(given_["verification"])
    return replace(USUAL, **given_ | {"said": tuple(case.get("said", ()))})


def test_there_are_cases_for_every_sign_and_outcome() -> None:
    assert len(CASES) >= 40
    assert {case["outcome"] for case in CASES} == set(RiskOutcome)
    assert {signal.removesuffix("_unknown") for case in CASES for signal in case["signals"]} == set(RiskSignal)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_case_has_its_signs_and_outcome(case: dict[str, Any]) -> None:
    found = assess(shipped(), evidence_in(shipped(), facts_of(case), NOW))
    signs = {f"{finding.signal}{'' if finding.is_known else '_unknown'}" for finding in found.findings}
    assert signs == set(case["signals"])
    assert found.outcome == case["outcome"], found.score


def test_every_sign_is_told_with_its_weight_source_and_sentence() -> None:
    facts = replace(USUAL, groups=frozenset({"Domain Admins"}), said=("he is on the phone",), mfa_removed_at=None)
    findings = {each.signal: each for each in assess(shipped(), evidence_in(shipped(), facts, NOW)).findings}
    privileged, phone = findings[RiskSignal.PRIVILEGED_GROUP], findings[RiskSignal.SOMEONE_ELSE_ASKED]
    assert (privileged.value, privileged.source, privileged.weight) == ("Domain Admins", SignalSource.DIRECTORY, 60)
    assert (phone.value, phone.source) == ("on the phone", SignalSource.TYPED)
    assert "second factor" in findings[RiskSignal.MFA_REMOVED].why
    assert not findings[RiskSignal.MFA_REMOVED].is_known


def test_a_sign_of_two_sources_counts_once() -> None:
    typed = Evidence(RiskSignal.NOT_THE_OWNER, SignalSource.TYPED, "for my boss")
    signed = Evidence(RiskSignal.NOT_THE_OWNER, SignalSource.SIGNED_TOKEN, "tom")
    both = assess(shipped(), [typed, signed])
    assert both.score == assess(shipped(), [typed]).score
    assert len(both.findings) == 2


outcomes = st.sampled_from(RiskOutcome)
weights = st.integers(0, 1000)
weighings = st.builds(Weighing, weights, st.integers(1, 1000), outcomes, st.just("why"), st.just("why not known"))
levels = st.tuples(st.integers(1, 900), st.integers(1, 900), st.integers(1, 900)).map(
    lambda steps: Levels(steps[0], steps[0] + steps[1], sum(steps))
)
policies = st.builds(
    lambda own, limits: replace(shipped(), weighings=own, levels=limits, privileged_groups=frozenset({"wheel"})),
    st.fixed_dictionaries(dict.fromkeys(RiskSignal, weighings)),
    levels,
)
pieces = st.builds(
    Evidence, st.sampled_from(RiskSignal), st.sampled_from(SignalSource), st.just("x"), is_known=st.booleans()
)
evidences = st.lists(pieces, max_size=20)


@given(policies, evidences, pieces)
def test_adding_a_sign_never_lowers_the_outcome(policy: RiskPolicy, evidence: list[Evidence], more: Evidence) -> None:
    before, after = assess(policy, evidence), assess(policy, [*evidence, more])
    assert after.outcome.rank >= before.outcome.rank
    assert after.score >= before.score


@given(policies, evidences, st.booleans())
def test_no_policy_automates_a_privileged_account_known_or_suspected(
    policy: RiskPolicy, evidence: list[Evidence], is_known: bool
) -> None:
    privileged = Evidence(RiskSignal.PRIVILEGED_GROUP, SignalSource.DIRECTORY, "wheel", is_known)
    assert assess(policy, [*evidence, privileged]).outcome.rank >= RiskOutcome.SECURITY_REVIEW.rank


words = st.lists(st.text(max_size=200), max_size=5).map(tuple)


@given(
    policies,
    words,
    st.sampled_from(Verification),
    st.sampled_from([True, False, None]),
    st.sampled_from([frozenset({"Wheel"}), frozenset({"DOMAIN ADMINS", "Staff"}), None]),
)
def test_nothing_a_visitor_writes_reaches_automate_for_a_privileged_account(
    policy: RiskPolicy,
    said: tuple[str, ...],
    verification: Verification,
    owner: bool | None,
    groups: frozenset[str] | None,
) -> None:
    facts = replace(USUAL, said=said, verification=verification, is_owner=owner, identity_matches=owner, groups=groups)
    assert assess(policy, evidence_in(policy, facts, NOW)).outcome.needs_person


@given(words, words)
def test_more_words_never_lower_the_outcome(said: tuple[str, ...], more: tuple[str, ...]) -> None:
    outcomes_ = [
        assess(shipped(), evidence_in(shipped(), replace(USUAL, said=text), NOW)).outcome.rank
        for text in (said, said + more)
    ]
    assert outcomes_ == sorted(outcomes_)


@given(st.sampled_from(["groups", "mfa_removed_at", "contact_changed_at", "identity_matches", "is_owner"]))
def test_what_is_unknown_counts_for_more_than_what_is_known_to_be_harmless(field: str) -> None:
    known = assess(shipped(), evidence_in(shipped(), USUAL, NOW))
    unknown = assess(shipped(), evidence_in(shipped(), replace(USUAL, **{field: None}), NOW))
    assert unknown.score > known.score
