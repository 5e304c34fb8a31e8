"""P9: what is known by its form is taken out wherever it stands: tokens, private and recovery keys, cards, accounts."""

import pytest

from handoff.rules.redaction import redact
from handoff.rules.secret_formats import IBAN_LENGTHS, VENDOR_TOKENS
from handoff.vocabulary import SecretKind

# Put together here, so that no scanner of this repository takes them for keys that somebody has lost.
TOKENS = {
    "AWS": ["AKIA" + "IOSFODNN7EXAMPLE", "ASIA" + "IOSFODNN7EXAMPLE"],
    "Azure AD client secret": ["bP88" + "Q~rcBcYjzzOhg1Hnn76Wm3jGgakZiZ.8vMgR"],
    "DigitalOcean": ["dop_v1_" + "ab12cd34" * 8],
    "GitHub": ["ghp_" + "a1B2c3D4e5" * 4, "gho_" + "a1B2c3D4e5" * 4, "github_pat_" + "11ABCDEFG0" * 8],
    "GitLab": ["glpat-" + "z_sxgtrfAxKr8q1TPY8Y", "glrt-" + "z_sxgtrfAxKr8q1TPY8Y"],
    "Google": [
        "AIza" + "SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q",
        "ya29." + "a0AfH6SMBx7d9Qw1e2R3",
        "GOCSPX-" + "a1B2c3D4e5" * 3,
    ],
    "Hugging Face": ["hf_" + "jCBaQngSHiHDRYOcsMcifUcysGyaiybUWz"],
    "npm": ["npm_" + "a1B2c3D4e5f6" * 3],
    "OpenAI, Anthropic": ["sk-" + "a1B2c3D4e5" * 4, "sk-ant-api03-" + "a1B2c3D4e5" * 4, "sk-proj-" + "a1B2c3D4e5" * 4],
    "PyPI": ["pypi-" + "AgEIcHlwaS5vcmc" + "a1B2c3D4e5" * 7],
    "SendGrid": ["SG." + "a1B2c3D4e5f6g7H8i9J0k1" + "." + "a1B2c3D4e5" * 4 + "abc"],
    "Slack": [
        "xoxb-" + "781236542736-2364535789652-GkwFDQoHqzXDVsC6GzqYUypD",
        "xapp-" + "1-A052FGTS2DL-5171572773297-610b",
    ],
    "Slack webhook": ["https://hooks.slack.com/services/" + "T00000000/B00000000/a1B2c3D4e5f6"],
    "Stripe": [
        "sk_live_" + "a1B2c3D4e5f6a1B2c3D4e5f6",
        "rk_live_" + "a1B2c3D4e5f6a1B2c3D4e5f6",
        "whsec_" + "a1B2c3D4e5f6a1B2",
    ],
    "Telegram bot": ["110201543" + ":AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaww"],
    "Vault": ["hvs." + "CAESIP2jTxc9S2K7Z6CtcFWQv7-044m_oSsxnPE1H3nF89l3GiYK"],
    "JSON web token (RFC 7519)": [
        "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0." + "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
    ],
    "one-time password seed (Key URI format)": ["otpauth://totp/Acme:maria?secret=JBSWY3DPEHPK3PXP&issuer=Acme"],
    "Microsoft product key": ["VK7JG-NPHTM-C97JM-9MPGT-3V66T"],
}
HEADERS = [
    ("curl -H 'Authorization: Bearer abcdef' https://x.example", "abcdef"),
    ("Authorization: Basic bWFyaWE6dHVsaXA=", "bWFyaWE6dHVsaXA="),
    ("it sends bearer 7f3a9c2b81de4f60a5d2", "7f3a9c2b81de4f60a5d2"),
    ("Cookie: session=7f3a9c2b81de4f60; theme=dark", "7f3a9c2b81de4f60"),
]
PRIVATE_KEYS = [
    ("-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----", "MIIabc"),
    ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n(cut off)", "b3BlbnNzaC1rZXk"),
    ("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF\n-----END PGP PRIVATE KEY BLOCK-----", "lQOYBF"),
    ("PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nAAAAIB0\nPrivate-MAC: 8c1d", "AAAAIB0"),
]
BITLOCKER = "531058-303050-716078-383614-460922-106975-083446-139161"
# The test numbers that the card networks and payment providers publish.
CARDS = [
    "4111111111111111",
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "4111.1111.1111.1111",
    "5500005555555559",
    "2223 0031 2200 3222",
    "3782 822463 10005",
    "3056 9309 0259 04",
    "3530 1113 3330 0000",
    "6011 1111 1111 1117",
    "6200 0000 0000 0005",
    "6205 5000 0000 0000 004",
]
# The examples of SWIFT's IBAN registry.
IBANS = [
    "NO93 8601 1117 947", "BE68 5390 0754 7034", "DK50 0040 0440 1162 43", "SI56 2633 0001 2039 086",
    "AT61 1904 3002 3457 3201", "CH93 0076 2011 6238 5295 7", "DE89 3704 0044 0532 0130 00", "GB29NWBK60161331926819",
    "AE07 0331 2345 6789 0123 456", "es91 2100 0418 4502 0005 1332", "PT50 0002 0123 1234 5678 9015 4",
    "TR33 0006 1005 1978 6457 8413 26", "FR14 2004 1010 0505 0001 3M02 606", "IT60X0542811101000000123456",
    "PL61 1090 1014 0000 0712 1981 2874", "BR18 0036 0305 0000 1000 9795 493C 1", "KW81CBKU0000000000001234560101",
    "MT84MALT011000012345MTLCAST001S", "LC55 HEMM 0001 0001 0012 0012 0002 3015",
    "RU03 0445 2522 5408 1781 0538 0913 1041 9",
]  # fmt: skip


def test_p9_every_vendor_of_the_table_is_tried() -> None:
    assert TOKENS.keys() == VENDOR_TOKENS.keys()


@pytest.mark.parametrize("token", [token for tokens in TOKENS.values() for token in tokens])
def test_p9_a_vendors_token_is_removed_wherever_it_stands(token: str) -> None:
    for around in ("{}", "I put {} into the script", "x={}", "('{}')", "see {}, it fails"):
        clean = redact(around.format(token))
        assert (clean.text, clean.kinds) == (around.format("[key removed]"), (SecretKind.KEY,))


@pytest.mark.parametrize(
    ("text", "secret", "kind"),
    [(text, secret, SecretKind.KEY) for text, secret in HEADERS]
    + [(text, secret, SecretKind.PRIVATE_KEY) for text, secret in PRIVATE_KEYS]
    + [(text, BITLOCKER[-6:], SecretKind.RECOVERY_KEY) for text in (BITLOCKER, BITLOCKER.replace("-", " "))],
)
def test_p9_a_secret_of_a_known_form_is_removed_and_named_by_kind(text: str, secret: str, kind: SecretKind) -> None:
    clean = redact(text)
    assert secret not in clean.text
    assert clean.kinds == (kind,)


@pytest.mark.parametrize("number", CARDS)
def test_p9_a_card_number_is_removed_with_whatever_is_written_around_it(number: str) -> None:
    for around in ("{}", "card {} was charged", "{} 12/27 737", "order 1234 {}", "1 {} 2"):
        clean = redact(around.format(number))
        assert (clean.text, clean.kinds) == (around.format("[card number removed]"), (SecretKind.CARD_NUMBER,))


@pytest.mark.parametrize("number", IBANS)
def test_p9_an_account_number_is_removed_with_whatever_is_written_around_it(number: str) -> None:
    for around in ("{}", "IBAN: {}, thanks", "pay to {} today", "my account {} 12 euros"):
        clean = redact(around.format(number))
        assert (clean.text, clean.kinds) == (around.format("[bank account removed]"), (SecretKind.BANK_ACCOUNT,))


def test_p9_an_account_number_of_every_length_is_tried() -> None:
    assert {len(number.replace(" ", "")) for number in IBANS} == IBAN_LENGTHS.keys()
