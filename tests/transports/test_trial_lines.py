"""The lines of `warmdesk decide`: what they may say, and what is said when they cannot be used."""

import json

import pytest

from handoff.models.errors import InvalidInput
from handoff.services.trials import Trial, Tried
from handoff.transports.trial_lines import read_trials, written
from handoff.vocabulary import DecisionOutcome, Verification


def test_a_line_is_a_message_with_what_is_known_of_its_visitor() -> None:
    line = {
        "text": "reset it",
        "history": ["hi", {"author": "bot", "text": "Hello!"}, {"role": "user", "content": "my password"}],
        "organization": "contoso",
        "identity": {"verified": True, "privileged": True, "email": "x@example.com"},
        "label": "kept by whoever wrote the file",
    }
    (trial,) = read_trials([json.dumps(line), "", "  "])
    assert trial == Trial(["reset it"], ["hi", "my password"], "contoso", Verification.SIGNED_TOKEN, is_privileged=True)


@pytest.mark.parametrize(
    ("identity", "verification"),
    [
        (None, Verification.UNVERIFIED),
        ("verified", Verification.SIGNED_TOKEN),
        ("unverified", Verification.UNVERIFIED),
        ("maria@example.com", Verification.UNVERIFIED),
        ({"verification": "email_code"}, Verification.EMAIL_CODE),
        ({"verified": False}, Verification.UNVERIFIED),
    ],
)
def test_an_identity_is_said_in_a_word_or_in_full(identity: object, verification: Verification) -> None:
    (trial,) = read_trials([json.dumps({"text": "x", "identity": identity})])
    assert trial.verification is verification


def test_a_dialogue_has_turns_and_an_empty_text_is_a_message() -> None:
    assert [
        trial.turns for trial in read_trials(['{"turns": ["a", {"text": "b"}], "history": null}', '{"text": ""}'])
    ] == [["a", "b"], [""]]


def test_a_file_from_windows_is_read() -> None:
    lines = ['\ufeff{"text": "a"}\r', "\r", '{"text": "b"}\r', ""]
    assert [trial.turns for trial in read_trials(lines)] == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "line 2: the line"),
        ('{"txt": "x"}', 'line 2: the line: a line has either "text" or "turns"'),
        ('{"text": "x", "turns": ["y"]}', 'either "text" or "turns"'),
        ('{"text": 3}', "line 2: text"),
        ('{"turns": []}', "line 2: turns"),
        ('{"text": "x", "organization": ""}', "line 2: organization"),
        ('{"text": "x", "identity": {"verification": "trust me"}}', "line 2: identity.verification"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_field_and_problem(line: str, problem: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_trials(['{"text": "fine"}', line])
    assert problem in str(refused.value)


def test_what_is_written_is_one_line_per_message_in_order() -> None:
    top = [("faq/webcam", 0.9), ("faq/a", 0.05), ("faq/b", 0.02), ("faq/c", 0.01)]
    one = Tried("ü", DecisionOutcome.ANSWER, "understood", top)
    other = Tried("b", DecisionOutcome.HANDOFF, "sensitive", [], "service-desk", "urgent")
    first, second, third = (json.loads(line) for line in written([[one], [one, other]]))
    assert first == {
        "text": "ü", "intent": "faq/webcam", "confidence": 0.9,
        "top": [["faq/webcam", 0.9], ["faq/a", 0.05], ["faq/b", 0.02]],
        "outcome": "answer", "rule": "understood", "team": None, "priority": None,
    }  # fmt: skip
    assert (second["turn"], third["turn"], third["intent"], third["priority"]) == (1, 2, None, "urgent")
