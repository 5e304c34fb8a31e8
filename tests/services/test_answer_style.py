"""Answers are written so that they help and harm nobody; what is not is found in the line where it is."""

from pathlib import Path

import pytest

from tests.data_folder import GOOD_ANSWER, DataFolder


def found(tmp_path: Path, answer: str) -> tuple[list[str], list[str]]:
    data = DataFolder(tmp_path / "data")
    data.topic("vpn", answer=answer)
    return data.errors(), data.advice()


@pytest.mark.parametrize(
    "sentence",
    [
        "Send us your password.",
        "Type your password in this chat.",
        "Then reply with the six digit code here.",
        "Tell the technician your PIN.",
        "What is your password?",
        "Choose a new one and share the password with us.",
    ],
)
def test_asking_for_a_password_or_a_code_is_an_error(tmp_path: Path, sentence: str) -> None:
    errors, _ = found(tmp_path, GOOD_ANSWER.replace("Then that.", sentence))
    assert len(errors) == 1
    assert "asks for a secret" in errors[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Never tell us your password.",
        "Do not type your password in this chat.",
        "Type the code from your phone on the sign-in page.",
        "We will not ask for your password.",
        "Tell us the error code.",
        "Enter your password and press Enter.",
        "The technician gives you a session code to type in it.",
    ],
)
def test_what_only_speaks_of_passwords_is_no_error(tmp_path: Path, sentence: str) -> None:
    assert found(tmp_path, GOOD_ANSWER.replace("Then that.", sentence)) == ([], [])


@pytest.mark.parametrize("sentence", ["I will reset it.", "I've told a technician.", "The bot will call you."])
def test_a_promise_of_what_the_bot_does_is_an_error(tmp_path: Path, sentence: str) -> None:
    errors, _ = found(tmp_path, GOOD_ANSWER.replace("Then that.", sentence))
    assert len(errors) == 1
    assert "promises what the bot does" in errors[0]


@pytest.mark.parametrize(
    "rest", ["TODO", "todo: ask Sam", "Lorem ipsum dolor", "Call xxx.", "Call [your number].", "???"]
)
def test_a_placeholder_that_was_left_is_an_error(tmp_path: Path, rest: str) -> None:
    errors, _ = found(tmp_path, GOOD_ANSWER.replace("Then that.", rest))
    assert len(errors) == 1
    assert "left to be filled in" in errors[0]


@pytest.mark.parametrize(
    "address", ["office.com", "http://office.com", "[office](http://office.com)", "[office](office.com)", "www.x.org/y"]
)
def test_an_address_without_https_is_an_error(tmp_path: Path, address: str) -> None:
    errors, _ = found(tmp_path, GOOD_ANSWER.replace("that.", f"{address} in the browser."))
    assert len(errors) == 1
    assert "https://" in errors[0]


@pytest.mark.parametrize(
    "address", ["https://office.com", "[office.com](https://office.com)", "`neverssl.com`", "sam@office.com", "v2.1"]
)
def test_safe_links_typed_text_and_mail_addresses_are_fine(tmp_path: Path, address: str) -> None:
    assert found(tmp_path, GOOD_ANSWER.replace("that.", f"{address} in the browser.")) == ([], [])


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        ("Restart it. It worked if it is on.", "no numbered steps"),
        ("".join(f"{n}. Step.\n" for n in range(1, 11)) + "\nIt worked if it is on.", "10 steps"),
        (GOOD_ANSWER.replace("this", "this" * 400), "characters do not fit"),
        ("About it.\n\n1. Do this; it works.\n2. Then that.", "after the steps"),
        (GOOD_ANSWER.replace("Then that.", "Then that!"), "exclamation mark"),
        (GOOD_ANSWER.replace("Then that.", "Please click here."), "name the button"),
    ],
)
def test_form_is_advice(tmp_path: Path, answer: str, what: str) -> None:
    errors, advice = found(tmp_path, answer)
    assert errors == []
    assert len(advice) == 1
    assert what in advice[0]


def test_a_finding_names_the_line_of_the_answer_it_is_in(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    data.topic("vpn", answer=GOOD_ANSWER.replace("Then that.", "Then TODO."))
    rows = (data.path / "faq/vpn.yml").read_text().split("\n")
    assert data.errors()[0].startswith(f"faq/vpn.yml:{rows.index('      2. Then TODO.') + 1}: ")


def test_an_answer_on_one_line_has_its_place_too(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    data.topic("vpn", answer=None)
    path = data.path / "faq/vpn.yml"
    path.write_text(path.read_text() + "responses:\n  utter_faq/vpn:\n  - text: '1. Do it.\\n\\nIt worked if. TODO'\n")
    (error,) = data.errors()
    assert error.startswith(f"faq/vpn.yml:{len(path.read_text().splitlines())}: ")
