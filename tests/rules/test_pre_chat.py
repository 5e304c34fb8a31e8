"""What is asked before the first message: what is not known already, and which answers will do."""

import pytest

from handoff.rules.pre_chat import ANSWER_CHARS, PreChatField, problem_with, to_ask
from handoff.vocabulary import FieldKind

NAME = PreChatField("name", "Your name", FieldKind.TEXT, required=True)
WORK_MAIL = PreChatField("work_mail", "Your e-mail address", FieldKind.EMAIL, required=False)
OFFICE = PreChatField("office", "Which office?", FieldKind.CHOICE, required=True, choices=("Kiel", "Lübeck"))


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ({}, [NAME, WORK_MAIL, OFFICE]),
        ({"name": "Maria"}, [WORK_MAIL, OFFICE]),
        ({"email": "maria@example.com"}, [NAME, OFFICE]),
        ({"name": "Maria", "email": "maria@example.com"}, [OFFICE]),
        ({"name": ""}, [NAME, WORK_MAIL, OFFICE]),
    ],
)
def test_what_is_known_is_not_asked(known: dict[str, str], asked: list[PreChatField]) -> None:
    assert to_ask([NAME, WORK_MAIL, OFFICE], known) == asked


@pytest.mark.parametrize(
    ("field", "answer", "problem"),
    [
        (NAME, "Maria", None),
        (NAME, "", "is needed"),
        (NAME, "x" * (ANSWER_CHARS + 1), "is longer than 200 characters"),
        (WORK_MAIL, "", None),
        (OFFICE, "Kiel", None),
        (OFFICE, "kiel", "is none of the choices"),
        (OFFICE, "", "is needed"),
    ],
)
def test_an_answer_that_will_not_do_is_told_why(field: PreChatField, answer: str, problem: str | None) -> None:
    assert problem_with(field, answer) == problem
