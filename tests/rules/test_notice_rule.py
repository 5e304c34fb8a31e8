"""Notices: given where the bot would answer or ask back, and nowhere else."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.escalation import decide
from handoff.rules.replay import from_record, to_record
from handoff.rules.turn_facts import Facts, NoticeInForce
from handoff.settings import ROOT
from handoff.storage.policy_file import load_policies
from handoff.storage.topic_files import load_topics
from handoff.vocabulary import BotHealth, DecisionOutcome, Verification

INTENTS = load_topics(ROOT / "data").intents
POLICY = load_policies(ROOT / "data", INTENTS).common
MAIL, OTHER = "faq/email_not_syncing", "faq/vpn_connect"
NOTICE = NoticeInForce(UUID(int=1), frozenset({MAIL}), unsure_from=0.3)
EVERYTHING = NoticeInForce(UUID(int=2), INTENTS, unsure_from=0.01)


def facts(intent: str, confidence: float = 0.9, **others: object) -> Facts:
    ranking = ((intent, confidence), ("faq/webcam", 0.02))
    return Facts("it does not arrive", ranking=ranking, notices=(NOTICE,), **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "rule", "outcome"),
    [
        (facts(MAIL), "notice_given", DecisionOutcome.ANSWER),
        (facts(MAIL, 0.35), "notice_before_question", DecisionOutcome.CLARIFY),
        (facts(MAIL, 0.2), "unclear", DecisionOutcome.CLARIFY),
        (facts(OTHER), "understood", DecisionOutcome.ANSWER),
        (facts("sensitive/phishing_report"), "sensitive", DecisionOutcome.HANDOFF),
        (facts("request_human"), "asked_for_person", DecisionOutcome.HANDOFF),
        (facts(MAIL, bot=BotHealth.UNAVAILABLE), "bot_unavailable", DecisionOutcome.HANDOFF),
    ],
)
def test_a_notice_is_given_in_the_place_of_an_answer_or_before_a_question(
    known: Facts, rule: str, outcome: DecisionOutcome
) -> None:
    verdict = decide(POLICY, known)
    assert (verdict.rule.id, verdict.outcome) == (rule, outcome)
    assert verdict.notice_id == (NOTICE.notice_id if rule.startswith("notice_") else None)


def test_the_newest_of_two_notices_about_a_topic_is_given() -> None:
    newer = replace(NOTICE, notice_id=UUID(int=9))
    assert decide(POLICY, replace(facts(MAIL), notices=(newer, NOTICE))).notice_id == newer.notice_id


@pytest.mark.parametrize("intent", sorted(name for name in INTENTS if not name.startswith("faq/")))
def test_no_notice_is_given_for_what_the_bot_does_not_simply_answer(intent: str) -> None:
    # Also when it is unsure, and so asks back.
    for confidence in (0.2, 0.35, 0.5, 0.9):
        known = replace(facts(intent, confidence), notices=(EVERYTHING,))
        assert decide(POLICY, known).notice_id is None


share = st.floats(min_value=0.0, max_value=1.0)
any_facts = st.builds(
    Facts,
    st.sampled_from(
        ["it does not arrive", "a person please", "that did not help", "I was hacked", "thanks, solved", ""]
    ),
    ranking=st.lists(st.tuples(st.sampled_from(sorted(INTENTS)), share), max_size=3).map(tuple),
    clauses=st.lists(
        st.lists(st.tuples(st.sampled_from(sorted(INTENTS)), share), max_size=2).map(tuple), max_size=2
    ).map(tuple),
    failed_turns=st.integers(0, 4),
    awaiting=st.sampled_from([None, "account"]),
    answered=st.sampled_from([None, MAIL, OTHER]),
    signals=st.sets(st.sampled_from(["did_not_help", "frustration", "reset_requested", "not_working"])).map(frozenset),
    bot=st.sampled_from(list(BotHealth)),
    verification=st.sampled_from(list(Verification)),
    is_privileged=st.booleans(),
    is_open=st.booleans(),
    has_attachments=st.booleans(),
)


@given(any_facts)
def test_p4_a_notice_never_changes_an_outcome_and_so_keeps_nobody_from_a_person(known: Facts) -> None:
    without, given_ = decide(POLICY, known), decide(POLICY, replace(known, notices=(EVERYTHING,)))
    assert given_.outcome is without.outcome
    assert (given_.rule.team, given_.rule.say, given_.rule.when) == (
        without.rule.team,
        without.rule.say,
        without.rule.when,
    )
    if without.hands_over:
        assert given_ == replace(without, facts=given_.facts)
    if given_.notice_id is not None:
        assert given_.outcome in (DecisionOutcome.ANSWER, DecisionOutcome.CLARIFY)


@given(any_facts)
def test_a_decision_is_taken_again_from_its_record_with_its_notice(known: Facts) -> None:
    told = replace(known, notices=(NOTICE, EVERYTHING))
    again = decide(POLICY, from_record(told.text, to_record(told)))
    assert (again.rule, again.notice_id) == (decide(POLICY, told).rule, decide(POLICY, told).notice_id)
