"""A typed reply picks a choice only if it names that one and says nothing else."""

import pytest

from handoff.rules.named_choice import named_choice

OFFERED = ["Printer does not print", "Connect to the office Wi-Fi", "Reset my password", "Talk to a person"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1", 0),
        ("the first one", 0),
        ("First please", 0),
        ("one", 0),
        ("number two", 1),
        ("2.", 1),
        ("the second", 1),
        ("3rd option", 2),
        ("printer", 0),
        ("the printers", 0),
        ("it's the printer one", 0),
        ("wifi", 1),
        ("the Wi-Fi, please", 1),
        ("Reset my password", 2),
        ("password", 2),
        ("a person please", 3),
    ],
)
def test_a_choice_is_named_by_its_number_or_its_words(text: str, place: int) -> None:
    assert named_choice(text, OFFERED) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes",
        "no",
        "not",
        "not the printer",
        "does",
        "the",
        "my",
        "5",
        "the printer smells burnt",
        "printer and password",
        "reset my boss's password",
        "someone stole my password",
        "first it was slow, second it crashed",
        "neither one",
    ],
)
def test_a_reply_that_says_anything_else_is_read_as_a_message(text: str) -> None:
    assert named_choice(text, OFFERED) is None


def test_what_two_choices_have_in_common_names_neither() -> None:
    offered = ["Printer does not print", "Add a printer", "Talk to a person"]
    assert named_choice("printer", offered) is None
    assert named_choice("add printer", offered) == 1
    assert named_choice("3", offered[:2]) is None
