"""Frustration, repetition and "that did not help" count as failed turns, and routine words do not."""

import pytest

from handoff.rules.failure_signs import failure_signs
from handoff.settings import ROOT
from handoff.storage.policy_file import load_policies
from handoff.storage.topic_files import load_topics

SIGNS = load_policies(ROOT / "data", load_topics(ROOT / "data").intents).common.signs


@pytest.mark.parametrize(
    "text",
    [
        "that didn't help", "still not working", "nope, same error", "I already tried that", "it made it worse",
        "no luck", "nothing changed", "exactly the same as before", "that's not what i asked", "still offline",
        "I cleared it. same", "ok did that, still no change", "we restarted it and nothing",
    ],
)  # fmt: skip
def test_what_did_not_help_is_a_sign_only_after_an_answer(text: str) -> None:
    assert "did_not_help" in failure_signs(SIGNS, text, [], has_answered=True)
    assert "did_not_help" not in failure_signs(SIGNS, text, [], has_answered=False)


@pytest.mark.parametrize(
    "text",
    [
        "you are useless", "this is ridiculous", "stop asking me the same thing", "are you even reading what i write",
        "third time i ask", "wtf", "you don't get it", "none of those options fit", "hello? anyone?",
    ],
)  # fmt: skip
def test_frustration_is_a_sign(text: str) -> None:
    assert "frustration" in failure_signs(SIGNS, text, [], has_answered=False)


@pytest.mark.parametrize(
    "text",
    [
        "the printer does not print", "my laptop is slow again since the update", "hello", "how to read mail at home?",
        "the bot on our website", "can you help me with outlook", "the screen keeps asking for a code",
    ],
)  # fmt: skip
def test_a_routine_question_shows_no_sign(text: str) -> None:
    assert failure_signs(SIGNS, text, [], has_answered=False) == frozenset()


def test_writing_the_same_again_is_a_repetition_but_a_second_hello_is_none() -> None:
    earlier = ["hello", "my printer does not print anything"]
    assert failure_signs({}, "My printer does not print anything!", earlier, has_answered=False) == {"repetition"}
    assert failure_signs({}, "hello", earlier, has_answered=False) == frozenset()
    assert failure_signs({}, "my scanner does not scan a thing", earlier, has_answered=False) == frozenset()
