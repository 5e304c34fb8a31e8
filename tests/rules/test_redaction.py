"""P9: secrets that somebody names before typing them are taken out and named by kind."""

import pytest

from handoff.rules.redaction import redact
from handoff.vocabulary import SecretKind

PASSWORDS = [
    ("my password is hunter2!x", "hunter2!x"),
    ("password: S3cret!pw please help", "S3cret!pw"),
    ("the pw for outlook is Blue42sky", "Blue42sky"),
    ("pw Blue42sky doesnt work", "Blue42sky"),
    ("PASSWORD = tulip", "tulip"),
    ('password is "blue sky horse" thanks', "blue sky horse"),
    ("pass: x1y2z3", "x1y2z3"),
    ("my pin is 4821", "4821"),
    ("hi\nuser maria\npassword is correcthorse\nthx", "correcthorse"),
    ("i changed my password to tulipfield and now outlook asks again", "tulipfield"),
    ("password to Blue42sky since monday", "Blue42sky"),
    ("Blue42sky is my password", "Blue42sky"),
    ("passphrase: correct horse battery staple", "horse battery"),
    ("my password is not accepted, password: tulip", "tulip"),
    ("Meeting ID: 312 456 789 01 Passcode: aB3dE9", "aB3dE9"),
    ("one password is Blue42sky and the other password is Red43sky", "Red43sky"),
    ("wifi key is sunnyday22", "sunnyday22"),
    ("WLAN-Schlüssel: 83920184739201847392", "83920184739201847392"),
    ("the door code is 4821#", "4821#"),
    ("DB_PASSWORD=tulip", "tulip"),
    ("spring.datasource.password=tulip", "tulip"),
    ('{"user": "maria", "adminPassword": "tulip field"}', "tulip field"),
    ("password            = tulip", "tulip"),
    ("mount --user maria --password tulip", "tulip"),
    ("password=" + "a1!" * 200, "a1!"),
    ("postgresql://maria:tulip@db.example/desk", "tulip"),
    ("https://maria:p@ss:w0rd@intranet.example/start", "w0rd"),
    ("mein Passwort ist Sommer2026", "Sommer2026"),
    ("Kennwort: Sommer2026", "Sommer2026"),
    ("mon mot de passe est tulipe", "tulipe"),
    ("mdp: tulipe12", "tulipe12"),
    ("mi contraseña es girasol", "girasol"),
    ("la clave es girasol22", "girasol22"),
    ("la mia password è girasole", "girasole"),
    ("la parola d'ordine è girasole", "girasole"),
    ("moje hasło to słonecznik7", "słonecznik7"),
    ("hasło: słonecznik", "słonecznik"),
]
KEYS = [
    ("api key: 7f3a9c2b81de4f60a5", "7f3a9c2b81de4f60a5"),
    ("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI"),
    ("the client secret is 0b5f7e0e-9c0d-4f6f-8c6e-2f0d1f6f3c11", "0b5f7e0e"),
    ("AccountName=acme;AccountKey=" + "lJzRc1YdHaAA2KCNJJ1tkYwF/+mKK6Ygw0NGe170Xu592euJv2wYUt==", "lJzRc1Yd"),
    ("https://acme.blob.core.windows.net/x?sv=2024&sig=a1B2c3D4e5F6a1B2c3D4", "a1B2c3D4e5F6"),
    ("PrivateKey = yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=", "yAnz5TF"),
]
RECOVERY = [
    ("recovery codes: a1b2c-d3e4f, 1a2b3-4c5d6 and what now", "1a2b3-4c5d6"),
    ("backup code is 4821 7730", "7730"),
    ("my recovery phrase is tulip horse window garden river stone", "river stone"),
]


@pytest.mark.parametrize(
    ("text", "secret", "kind"),
    [(text, secret, SecretKind.PASSWORD) for text, secret in PASSWORDS]
    + [(text, secret, SecretKind.KEY) for text, secret in KEYS]
    + [(text, secret, SecretKind.RECOVERY_KEY) for text, secret in RECOVERY]
    + [("valid thru 12/27, cvv 737", "737", SecretKind.CARD_NUMBER)],
)
def test_p9_a_secret_named_in_words_is_removed_and_named_by_kind(text: str, secret: str, kind: SecretKind) -> None:
    clean = redact(text)
    assert secret not in clean.text
    assert clean.kinds == (kind,)


def test_p9_what_is_not_secret_around_a_secret_is_kept() -> None:
    said = redact("Outlook asks again, my password is Blue42sky since Monday, error 0x8004010F").text
    assert said == "Outlook asks again, my password is [password removed] since Monday, error 0x8004010F"


def test_p9_several_kinds_in_one_message_are_each_named_once() -> None:
    clean = redact("pw: Blue42sky, old pw: Red43sky, card 4111 1111 1111 1111, otp 493201")
    assert set(clean.kinds) == {SecretKind.PASSWORD, SecretKind.CARD_NUMBER, SecretKind.ONE_TIME_CODE}
    assert len(clean.kinds) == 3


def test_p9_a_password_sent_in_the_message_after_its_announcement_is_removed() -> None:
    assert redact("Hunter2!x", previous="here is my password:").kinds == (SecretKind.PASSWORD,)
    assert redact("Hunter2!x", previous="ok my password is").kinds == (SecretKind.PASSWORD,)
    assert redact("4821", previous="my pin is:").kinds == (SecretKind.PASSWORD,)
    assert redact("vpn", previous="here is my password:").kinds == ()
    assert redact("sam.green", previous="I forgot my password").kinds == ()
    assert redact("Hunter2!x", previous="the vpn is slow").kinds == ()
