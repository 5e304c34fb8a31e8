"""P9: a number of four to eight digits is a one-time code only where the words say so."""

import pytest

from handoff.rules.redaction import redact
from handoff.vocabulary import SecretKind


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("my code is 493 201", "493 201"),
        ("the sms says 884213", "884213"),
        ("otp: 123456", "123456"),
        ("verification code 1234", "1234"),
        ("my code 493201 doesn't work", "493201"),
        ("Your Microsoft verification code is: 493201. Don't share it", "493201"),
        ("493201 is your Acme verification code", "493201"),
        ("G-493201 is your Google verification code", "493201"),
        ("the authenticator app shows 493 201 but it is rejected", "493 201"),
        ("i got a text message with 884213", "884213"),
        ("one-time password is 48213377", "48213377"),
        ("login code was 4821", "4821"),
        ("mfa rejects me with an error, the code is 493201", "493201"),
        ("code: 493201", "493201"),
        ("2FA code = 493201", "493201"),
        ("der Code ist 493201", "493201"),
        ("Bestätigungscode: 493201", "493201"),
        ("TAN 493201", "493201"),
        ("mon code de vérification est 493201", "493201"),
        ("el código de verificación es 493201", "493201"),
        ("il codice di verifica è 493201", "493201"),
        ("kod weryfikacyjny to 493201", "493201"),
    ],
)
def test_p9_a_code_in_context_is_removed(text: str, secret: str) -> None:
    clean = redact(text)
    assert secret not in clean.text
    assert clean.kinds == (SecretKind.ONE_TIME_CODE,)


@pytest.mark.parametrize(
    ("text", "previous", "asked"),
    [
        ("493201", "this is the code i got by sms", None),
        ("493 201", "the code is", None),
        ("493201", "the code is", "Sorry, I did not understand that."),
        ("493201", "here is the sms code i got", "Which account is it?"),
        ("4821", "i am at the sign in page", "Which code does the authenticator show you?"),
        ("it's 493201", "ok", "Please type the verification code into the form, not here."),
        ("here: 493201!", "my otp comes by sms", None),
    ],
)
def test_p9_digits_alone_are_a_code_where_one_is_expected(text: str, previous: str | None, asked: str | None) -> None:
    assert redact(text, previous, asked).kinds == (SecretKind.ONE_TIME_CODE,)


@pytest.mark.parametrize(
    ("text", "previous", "asked"),
    [
        ("48213", "where is my ticket", "What is the number of the ticket?"),
        ("48213", "the sms code never arrives, reset my password", "Which account is it?"),
        ("1603", "the installation fails with an error code", None),
        ("1603", "outlook does not start", "Which error code do you see?"),
        ("1603", "i see an error", "What is the code?"),
        ("493201", None, None),
        ("3.14", "my otp comes by sms", None),
        ("it says 493201 and 20 more things happen", "my otp comes by sms", None),
    ],
)
def test_p9_digits_alone_are_left_where_no_code_is_expected(text: str, previous: str | None, asked: str | None) -> None:
    assert redact(text, previous, asked).text == text
