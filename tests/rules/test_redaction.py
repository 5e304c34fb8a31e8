"""P9: secrets are taken out of what is typed, and ordinary sentences are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.rules.redaction import CARD_NUMBER, KEY, PASSWORD, redact


@pytest.mark.parametrize(
    ("text", "secret", "kind"),
    [
        ("my password is hunter2!x", "hunter2!x", PASSWORD),
        ("password: S3cret!pw please help", "S3cret!pw", PASSWORD),
        ("the pw for outlook is Blue42sky", "Blue42sky", PASSWORD),
        ("pw Blue42sky doesnt work", "Blue42sky", PASSWORD),
        ("PASSWORD = tulip", "tulip", PASSWORD),
        ('password is "blue sky horse" thanks', "blue sky horse", PASSWORD),
        ("pass: x1y2z3", "x1y2z3", PASSWORD),
        ("my pin is 4821", "4821", PASSWORD),
        ("mein Passwort ist Sommer2026", "Sommer2026", PASSWORD),
        ("hi\nuser maria\npassword is correcthorse\nthx", "correcthorse", PASSWORD),
        ("card 4111 1111 1111 1111 was charged", "4111 1111 1111 1111", CARD_NUMBER),
        ("5500005555555559", "5500005555555559", CARD_NUMBER),
        ("key AKIAIOSFODNN7EXAMPLE leaked", "AKIAIOSFODNN7EXAMPLE", KEY),
        ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_abcdefghijklmnopqrstuvwxyz0123456789", KEY),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----", "MIIabc", KEY),
    ],
)
def test_p9_a_secret_is_removed_and_named_by_kind(text: str, secret: str, kind: str) -> None:
    clean = redact(text)
    assert secret not in clean.text
    assert clean.kinds == (kind,)


@pytest.mark.parametrize(
    "text",
    [
        "my password is not working",
        "my password is wrong again",
        "My password was changed and not by me",
        "is my password reset yet",
        "what is the password policy",
        "password for maria.k@acme.com",
        "i forgot my password",
        "windows 11 password 2026 policy",
        "ticket 1234567890123 and call +49 89 1234567",
        "error 0x80070005 in build 10.0.22631.4602",
        "invoice 4111 1111 1111 1112 from May",
        "the wifi password is on the poster",
    ],
)
def test_p9_ordinary_sentences_are_left_as_they_are(text: str) -> None:
    assert redact(text).text == text


def test_p9_a_password_sent_in_the_message_after_its_announcement_is_removed() -> None:
    assert redact("Hunter2!x", previous="here is my password:").kinds == (PASSWORD,)
    assert redact("Hunter2!x", previous="ok my password is").kinds == (PASSWORD,)
    assert redact("vpn", previous="here is my password:").kinds == ()
    assert redact("sam.green", previous="I forgot my password").kinds == ()
    assert redact("Hunter2!x", previous="the vpn is slow").kinds == ()


@given(st.text(max_size=300))
def test_p9_redacting_twice_changes_nothing_more(text: str) -> None:
    once = redact(text)
    assert redact(once.text).text == once.text


@given(st.from_regex(r"[A-Za-z0-9!#$%&]{8,20}", fullmatch=True))
def test_p9_whatever_follows_password_and_a_colon_is_removed(secret: str) -> None:
    assert secret not in redact(f"Password: {secret}").text.removeprefix("Password: ")
