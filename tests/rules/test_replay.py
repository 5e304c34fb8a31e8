"""P5: a decision can be taken again from its record, years later, and explained."""

import json

from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.escalation import decide
from handoff.rules.explaining import what_was_known, why_it_held
from handoff.rules.replay import from_record, to_record
from handoff.rules.turn_facts import Facts
from handoff.settings import ROOT
from handoff.storage.policy_building import policy_of
from handoff.storage.policy_file import load_policies
from handoff.storage.topic_files import load_topics
from handoff.vocabulary import BotHealth, Verification

TOPICS = load_topics(ROOT / "data")
POLICY = load_policies(ROOT / "data", TOPICS.intents).common

shares = st.integers(0, 10_000).map(lambda digits: digits / 10_000)
rankings = st.lists(st.tuples(st.sampled_from(sorted(TOPICS.intents)), shares), max_size=4).map(
    lambda guesses: tuple(sorted(guesses, key=lambda guess: -guess[1]))
)
facts = st.builds(
    Facts,
    text=st.sampled_from(["that did not help", "I was hacked", "my boss is locked out", "hi", "smoke!", "thanks"]),
    ranking=rankings,
    clauses=st.lists(rankings, max_size=2).map(tuple),
    requests=st.lists(rankings, max_size=2).map(tuple),
    failed_turns=st.integers(0, 3),
    awaiting=st.sampled_from([None, "account"]),
    answered=st.sampled_from([None, "faq/webcam"]),
    signals=st.frozensets(st.sampled_from(["did_not_help", "frustration", "repetition", "reset_requested"])),
    bot=st.sampled_from(BotHealth),
    verification=st.sampled_from(Verification),
    is_privileged=st.booleans(),
    is_open=st.booleans(),
)


@given(facts)
def test_p5_a_decision_taken_again_from_its_record_is_the_same(known: Facts) -> None:
    record = json.loads(json.dumps(to_record(known)))
    kept = policy_of(POLICY.content)
    again = decide(kept, from_record(known.text, record))
    first = decide(POLICY, known)
    assert (again.rule.id, again.outcome, kept.version) == (first.rule.id, first.outcome, POLICY.version)


@given(facts)
def test_p5_every_decision_can_be_told_in_sentences(known: Facts) -> None:
    verdict = decide(POLICY, known)
    told = [*what_was_known(known), *why_it_held(verdict.rule.when, known)]
    assert len(told) >= 3
    assert all(sentence.strip() for sentence in told)


def test_a_record_is_small() -> None:
    ranking = tuple((f"faq/some_topic_of_many_{number}", 0.1234) for number in range(10))
    long = Facts("x" * 5000, ranking, clauses=(ranking[:5],) * 8, requests=(ranking[:5],) * 8)
    assert len(json.dumps(to_record(long))) < 6_000
