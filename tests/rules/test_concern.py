"""The message that says what a visitor came with, for a technician who has ten seconds."""

from dataclasses import replace

import pytest

from handoff.rules.concern import concern_of
from handoff.rules.turn_facts import Facts

MAIL = Facts("Outlook gets no mail", ranking=(("faq/email_not_syncing", 0.9),))
UNKNOWN = Facts("the milling machine hums", ranking=(("out_of_scope", 0.8),))
HELLO = Facts("hello", ranking=(("greet", 0.99),))
PERSON = Facts("a person, please", ranking=(("request_human", 0.9),))
NO_USE = Facts("that did not help", ranking=(("out_of_scope", 0.6),), signals=frozenset({"did_not_help"}))
NO_USE_OF_MAIL = Facts(
    "still no mail", ranking=(("faq/email_not_syncing", 0.7),), answered="faq/email_not_syncing", signals=NO_USE.signals
)
RESET = Facts("I forgot my password", ranking=(("reset_password", 0.9),))
ACCOUNT = Facts("mkline", ranking=(("out_of_scope", 0.4),), awaiting="account")
FILE_ALONE = Facts("", has_attachments=True)


@pytest.mark.parametrize("asking", [PERSON, NO_USE, NO_USE_OF_MAIL, FILE_ALONE, HELLO])
def test_what_only_asks_for_help_is_about_the_last_message_that_named_a_trouble(asking: Facts) -> None:
    assert concern_of(asking, [(1, MAIL), (3, UNKNOWN), (5, HELLO), (7, NO_USE)]) == 3


@pytest.mark.parametrize("said", [MAIL, UNKNOWN, Facts("anything", ranking=())])
def test_what_names_a_trouble_itself_needs_no_earlier_message(said: Facts) -> None:
    assert concern_of(said, [(1, MAIL)]) is None


def test_a_new_trouble_named_in_anger_is_the_trouble() -> None:
    angry = Facts("useless, and now Wi-Fi is down", ranking=(("faq/wifi_connect", 0.8),), signals=NO_USE.signals)
    assert concern_of(angry, [(1, MAIL)]) is None


def test_what_a_flow_asked_for_is_not_what_somebody_came_with() -> None:
    assert concern_of(PERSON, [(1, RESET), (3, ACCOUNT)]) == 1
    assert concern_of(PERSON, [(1, RESET), (3, replace(MAIL, awaiting="account"))]) == 3


def test_nobody_guesses_what_was_never_said() -> None:
    assert concern_of(PERSON, [(1, HELLO), (3, PERSON)]) is None
