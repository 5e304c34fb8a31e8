"""P9 for any text at all: taking out once is enough, nothing of a secret is left, and no text takes long."""

import random
import string
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handoff.rules.redaction import may_be_expected, redact
from handoff.rules.secret_formats import IBAN_LENGTHS
from handoff.vocabulary import SecretKind

FRAGMENTS = [
    "password", "my password is ", "pw ", ": ", "=", " is ", "pass: ", "tulip", "Blue42sky", '"', "'", "\n", " ",
    ", ", "[", "]", "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "ghp_" + "a1B2c3D4e5" * 4, "eyJhbGciOiJI",
    ".", "my code is ", "493201", "otp ", "is my password", "recovery code: ", "a1b2c-d3e4f", "https://maria:",
    "@host", "api key: ", "cvv 737", "passphrase: ", "set my password to ", "[password removed]", "[key removed]",
    "-----BEGIN PRIVATE KEY-----", "Cookie: a=", "pin 4821", "?token=", "sms says ", "--password ",
    "Authorization: Bearer ", "not", "12/27",
]  # fmt: skip
UNSUSPICIOUS = st.from_regex(r"[A-Za-z]{1,8}( [A-Za-z]{1,8}){0,30}", fullmatch=True)
HOSTILE = [
    *string.punctuation, *string.ascii_lowercase, "0", "1", "4", " ", "\n", "\t", "\u00a0", "é", "€", "\U0001f511",
    "password ", "password is ", "password is not ", "password for a ", "password: not ", "pw:", "pw ", "my pw is\n",
    "pass ", "passphrase: x. ", "set my password to a ", "is my password ", "a1b2c3 is my ", "pin ",
    "recovery code: ", "a1-", "1a ", "api key: not ", "key=", "secret ", "token token", "-eyJ", "eyJ",
    "eyJaaaaaaaaaa.", "sk-", "sk-a", "ghp_", "xoxb-", "otpauth://", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----",
    "PuTTY-User-Key-File-3:", "http://", "http://a:", "http://a:b", "a://b:c@", "Authorization: ", "Bearer ",
    "Cookie: ", "Cookie: a=", "4 ", "41 ", "4111 ", "4111-", "5500005555555559", "531058-", "DE89 ",
    "DE8937040044053201300", "de ", "IT60X", "my code is ", "the code is 1 ", "the code: 1234 error ", "code ",
    "otp ", "otp is ", "sms says ", "1234 is my ", "1234 is my new ", "[password removed]", "[", "\"a", "password=\"",
    "password='a", "ABCDE-", "AB1DE-", "a" * 60 + " ", "a1!" * 40 + " ", "is ", "is my ", "here is ", "seed phrase: ",
    "backup ", ": ", "= ", "-> ",
]  # fmt: skip


@given(st.text(max_size=300))
def test_p9_taking_out_twice_changes_nothing_more_in_any_text(text: str) -> None:
    once = redact(text)
    assert redact(once.text).text == once.text


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=12))
@example(["password: Blue42sky"])
@example(["pin 4821", "12/27"])
@example(["4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00"])
@example(["password: ", "Blue42sky", "/", "ghp_" + "a1B2c3D4e5" * 4])
def test_p9_taking_out_twice_changes_nothing_more_among_secrets(parts: list[str]) -> None:
    once = redact("".join(parts))
    again = redact(once.text)
    assert (again.text, again.kinds) == (once.text, ())


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=4).map("".join))
@example("Hunter2!x")
@example("it's 493 201")
@example(" 4821\n")
def test_p9_what_was_said_before_is_looked_up_for_every_text_that_it_matters_to(text: str) -> None:
    in_context = redact(text, "here is my password:"), redact(text, "this is the code i got by sms")
    assert may_be_expected(text) or in_context == (redact(text), redact(text))


@given(st.from_regex(r"[A-Za-z0-9!#$%&]{8,20}", fullmatch=True))
def test_p9_whatever_follows_password_and_a_colon_is_removed(secret: str) -> None:
    assert secret not in redact(f"Password: {secret}").text.removeprefix("Password: ")


def luhn(digits: str) -> str:
    """The digits and the one that makes them pass Luhn's check."""
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(reversed(digits)))
    return digits + str(-total % 10)


@given(st.from_regex(r"(4\d|5[1-5])\d{13}", fullmatch=True), st.sampled_from([" ", "-", ".", ""]), UNSUSPICIOUS)
def test_p9_no_digit_of_a_card_number_is_left(digits: str, between: str, around: str) -> None:
    number = luhn(digits)
    clean = redact(f"{around} {between.join(number[at : at + 4] for at in range(0, 16, 4))} {around}")
    assert clean == redact(f"{around} {number} {around}")
    assert SecretKind.CARD_NUMBER in clean.kinds
    assert not any(char.isdigit() for char in clean.text)


@given(st.data(), st.booleans())
def test_p9_no_digit_of_an_account_number_is_left(data: st.DataObject, in_groups: bool) -> None:
    length, countries = data.draw(st.sampled_from(sorted(IBAN_LENGTHS.items())))
    country = data.draw(st.sampled_from(countries.split()))
    account = data.draw(st.text(string.digits + string.ascii_uppercase, min_size=length - 4, max_size=length - 4))
    check = 98 - int("".join(str(int(char, 36)) for char in f"{account}{country}00")) % 97
    number = f"{country}{check:02}{account}"
    shown = " ".join(number[at : at + 4] for at in range(0, length, 4)) if in_groups else number
    assert redact(f"pay to {shown} please").text == "pay to [bank account removed] please"


@given(UNSUSPICIOUS)
def test_p9_words_without_any_secret_are_left_as_they_are(text: str) -> None:
    assert redact(text).text == text


def cpu_seconds(said: str) -> float:
    started = process_time()
    redact(said, previous=said, asked=said)
    return process_time() - started


@pytest.mark.parametrize("part", HOSTILE, ids=lambda part: ascii(part)[:24])
def test_p9_time_grows_with_the_length_of_a_text_and_not_with_its_square(part: str) -> None:
    for around in ("{}", "my password is {}", "{}\nmy code is 4"):
        short, long = (around.format((part * length)[:length]) for length in (4_000, 32_000))
        assert cpu_seconds(long) < 0.25 + 24 * cpu_seconds(short)


def test_p9_no_mixture_takes_long() -> None:
    drawn = random.Random(1)
    for _ in range(20):
        text = "".join(drawn.choice(FRAGMENTS + HOSTILE) for _ in range(20_000))[:20_000]
        assert cpu_seconds(text) < 2
