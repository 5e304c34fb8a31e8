"""The policy that ships: which rule decides in which situation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.escalation import Policy, decide, decide_again
from handoff.rules.turn_facts import Facts, guesses
from handoff.settings import ROOT
from handoff.storage.policy_file import load_policies
from handoff.storage.topic_files import load_topics
from handoff.vocabulary import BotHealth, DecisionOutcome

CLEAR = (("faq/vpn_connect", 0.9), ("faq/vpn_drops", 0.05))
NOT_SAID = (("vague", 0.9),)
OUT_OF_SCOPE = (("out_of_scope", 0.95), ("faq/vpn_connect", 0.03))
VAGUE = (("faq/vpn_connect", 0.2), ("faq/vpn_drops", 0.15))


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policies(ROOT / "data", load_topics(ROOT / "data").intents).common


@pytest.mark.parametrize("text", ["my boss's account is ceo.smith", "her login is m.kline", "for Tom, user is t.weir"])
def test_p4_an_account_said_to_be_somebody_elses_is_not_taken_as_the_plain_reply(policy: Policy, text: str) -> None:
    assert decide(policy, Facts(text, CLEAR, awaiting="account")).rule.id != "account_given"


@pytest.mark.parametrize(
    ("facts", "rule", "outcome"),
    [
        (Facts("how", CLEAR), "understood", DecisionOutcome.ANSWER),
        (Facts("hi", (("greet", 0.8),)), "understood", DecisionOutcome.SOCIAL),
        (Facts("reset", (("reset_password", 0.8),)), "understood", DecisionOutcome.FLOW),
        (Facts("hm", VAGUE), "unclear", DecisionOutcome.CLARIFY),
        (Facts("hm", VAGUE, failed_turns=1), "unclear_again", DecisionOutcome.HANDOFF),
        (Facts("my mail is odd", NOT_SAID), "vague", DecisionOutcome.CLARIFY),
        (Facts("my mail is odd", NOT_SAID, failed_turns=1), "unclear_again", DecisionOutcome.HANDOFF),
        (Facts("a mail", (*NOT_SAID, ("sensitive/phishing_report", 0.2))), "sensitive", DecisionOutcome.HANDOFF),
        (Facts("till", OUT_OF_SCOPE), "outside", DecisionOutcome.CLARIFY),
        (Facts("till", OUT_OF_SCOPE, failed_turns=1), "unclear_again", DecisionOutcome.HANDOFF),
        (Facts("mkline", OUT_OF_SCOPE, awaiting="account"), "flow_question_answered", DecisionOutcome.FLOW),
        (Facts("mkline", VAGUE, awaiting="account"), "flow_question_answered", DecisionOutcome.FLOW),
        (Facts("mkline", VAGUE, awaiting="account", failed_turns=1), "flow_question_answered", DecisionOutcome.FLOW),
        (
            Facts("maria.k@example.com", (("sensitive/access_to_others_data", 0.9),), awaiting="account"),
            "account_given",
            DecisionOutcome.FLOW,
        ),
        (
            Facts("they stole my laptop on the train", CLEAR, awaiting="account"),
            "sensitive_phrase",
            DecisionOutcome.HANDOFF,
        ),
        (Facts("the vpn?", CLEAR, awaiting="account"), "understood", DecisionOutcome.ANSWER),
        (Facts("person", (("request_human", 0.5),)), "asked_for_person", DecisionOutcome.HANDOFF),
        (Facts("x", (("faq/webcam", 0.5), ("request_human", 0.4))), "asked_for_person", DecisionOutcome.HANDOFF),
        (Facts("omar.h", (("request_human", 0.43),), awaiting="account"), "account_given", DecisionOutcome.FLOW),
        (Facts("x", (("request_human", 0.7),), awaiting="a"), "asked_for_person_in_flow", DecisionOutcome.HANDOFF),
        (Facts("ok. user is d.marsh", (("request_human", 0.7),), awaiting="a"), "account_given", DecisionOutcome.FLOW),
        (
            Facts("is a person.here", (("request_human", 0.7),), awaiting="a"),
            "asked_for_person_in_flow",
            DecisionOutcome.HANDOFF,
        ),
        (Facts("x", (("sensitive/data_breach", 0.9),)), "sensitive", DecisionOutcome.HANDOFF),
        (
            Facts("x", (("faq/webcam", 0.4), ("sensitive/a", 0.3), ("sensitive/b", 0.25))),
            "sensitive",
            DecisionOutcome.HANDOFF,
        ),
        (Facts("someone changed my password", CLEAR), "sensitive_phrase", DecisionOutcome.HANDOFF),
        (Facts("I was hacked", CLEAR, awaiting="account"), "sensitive_phrase", DecisionOutcome.HANDOFF),
        (
            Facts("reset my boss's password", (("reset_password", 0.9),)),
            "account_of_somebody_else",
            DecisionOutcome.HANDOFF,
        ),
        (
            Facts("left my phone on the bus", (("faq/mfa_new_phone", 0.9),)),
            "second_factor_lost",
            DecisionOutcome.HANDOFF,
        ),
        (Facts("I have a new phone", (("faq/mfa_new_phone", 0.9),)), "understood", DecisionOutcome.ANSWER),
        (Facts("smoke from the printer", (("faq/printer_not_printing", 0.9),)), "danger", DecisionOutcome.HANDOFF),
        (Facts("x", CLEAR, bot=BotHealth.UNAVAILABLE), "bot_unavailable", DecisionOutcome.HANDOFF),
        (Facts("x", CLEAR, signals=frozenset({"reset_requested"})), "reset_requested", DecisionOutcome.HANDOFF),
    ],
)
def test_the_first_rule_that_holds_decides(policy: Policy, facts: Facts, rule: str, outcome: DecisionOutcome) -> None:
    verdict = decide(policy, facts)
    assert (verdict.rule.id, verdict.outcome) == (rule, outcome)


@given(
    text=st.text(max_size=80),
    ranking=st.lists(st.tuples(st.sampled_from(["faq/webcam", "greet", "affirm"]), st.floats(0, 1)), max_size=3),
    failed_turns=st.integers(0, 5),
)
def test_p4_nothing_a_visitor_writes_keeps_a_certain_sensitive_request_from_a_person(
    policy: Policy, text: str, ranking: list[tuple[str, float]], failed_turns: int
) -> None:
    facts = Facts(text, (("sensitive/lost_device", 0.95), *ranking), failed_turns)
    assert decide(policy, facts).hands_over


TEXTS = ["how", "I was hacked", "reset my boss's password", "a person please", "smoke from the printer", "maria.k"]
INTENTS = ["faq/webcam", "greet", "reset_password", "request_human", "sensitive/lost_device", "out_of_scope"]
SIGNALS = st.frozensets(st.sampled_from(["frustration", "repetition", "in_reset", "reset_requested", "reset_by_link"]))


@given(
    text=st.sampled_from(TEXTS),
    ranking=st.lists(st.tuples(st.sampled_from(INTENTS), st.floats(0, 1)), min_size=1, max_size=3),
    failed_turns=st.integers(0, 3),
    awaiting=st.sampled_from([None, "account"]),
    before=SIGNALS,
    since=SIGNALS,
    health=st.sampled_from(BotHealth),
)
def test_p4_what_the_bot_did_is_judged_by_the_same_rules_as_what_was_understood(
    policy: Policy,
    text: str,
    ranking: list[tuple[str, float]],
    failed_turns: int,
    awaiting: str | None,
    before: frozenset[str],
    since: frozenset[str],
    health: BotHealth,
) -> None:
    facts = Facts(text, tuple(ranking), failed_turns=failed_turns, awaiting=awaiting, signals=before)
    then = replace(facts, signals=before | since, bot=health)
    assert decide_again(policy, decide(policy, facts), then) == decide(policy, then)


def test_guesses_are_the_three_best_topics_without_small_talk() -> None:
    ranking = (
        ("greet", 0.3),
        ("faq/a", 0.2),
        ("request_human", 0.15),
        ("faq/b", 0.1),
        ("out_of_scope", 0.1),
        ("reset_password", 0.05),
    )
    assert guesses(Facts("x", (*ranking, ("faq/d", 0.01)))) == ["faq/a", "faq/b", "reset_password"]


def test_which_of_several_requests_is_meant_is_asked_of_these_alone() -> None:
    requests = ((("faq/a", 0.9),), (("faq/b", 0.8),), (("faq/c", 0.4),))
    assert guesses(Facts("x", (("faq/a", 0.6), ("faq/d", 0.3)), requests=requests)) == ["faq/a", "faq/b"]


def test_nothing_is_asked_back_about_topics_that_are_left_to_chance() -> None:
    assert guesses(Facts("x", (("deny", 0.5), ("faq/a", 0.03), ("faq/b", 0.01)))) == ["faq/a"]
    assert guesses(Facts("x", (("out_of_scope", 0.97), ("faq/a", 0.01)))) == []
    assert guesses(Facts("help", (("request_human", 0.6), ("faq/a", 0.03), ("faq/b", 0.01)))) == ["faq/a"]
    assert guesses(Facts("printer", (("faq/a", 0.9), ("faq/b", 0.01)))) == ["faq/a", "faq/b"]
