"""Secrets known by their own form: vendors' tokens, private and recovery keys, card and account numbers."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from handoff.vocabulary import SecretKind

MARKER = rf"\[(?:{'|'.join(kind.replace('_', ' ') for kind in SecretKind)}) removed\]"
DIGIT_GAP = r"[ .\u00a0-]?"


def _always(match: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True)
class Recognizer:
    """A pattern with one named group, which is a secret where `is_secret` agrees."""

    kind: SecretKind
    pattern: re.Pattern[str]
    is_secret: Callable[[re.Match[str]], bool] = _always


# A library is no help here. detect-secrets 1.5 (Apache-2.0) finds lines of code to be looked at, not the characters to
# take out: it reports "ghp" for a GitHub token, half a JWT, every word of a sentence as high entropy, and its keyword
# pattern takes a minute and a half for 20,000 characters. Its vendor prefixes and those of gitleaks (MIT), which both
# cite the vendors' documentation, are the source of this table; lengths are the shortest seen, for they grow.
VENDOR_TOKENS = {
    "AWS": r"A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}",
    "Azure AD client secret": r"[\w~.-]{3}\dQ~[\w~.-]{31,34}",
    "DigitalOcean": r"do[opr]_v1_[a-f0-9]{64}",
    "GitHub": r"gh[pousr]_\w{30,}|github_pat_\w{22,}",
    "GitLab": r"gl(?:agent|cbt|dt|ft|imt|oas|pat|ptt|rt|soat)-[\w.-]{20,}",
    "Google": r"AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}",
    "Hugging Face": r"hf_[A-Za-z0-9]{34,}",
    "npm": r"npm_[A-Za-z0-9]{36}",
    "OpenAI, Anthropic": r"sk-(?=[\w-]{0,100}\d)[\w-]{20,}",
    "PyPI": r"pypi-[\w-]{50,}",
    "SendGrid": r"SG\.[\w-]{16,}\.[\w-]{16,}",
    "Slack": r"x(?:ox[abeoprs]|app)-(?=[\w-]{0,40}\d)[\w.-]{10,}",
    "Slack webhook": r"https://hooks\.slack\.com/services/[\w/]{20,}",
    "Stripe": r"(?:[sr]k_(?:live|test)|whsec)_\w{16,}",
    "Telegram bot": r"\d{8,10}:[\w-]{35}",
    "Vault": r"hv[bs]\.[\w-]{20,}",
    "JSON web token (RFC 7519)": r"eyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]*){1,3}",
    "one-time password seed (Key URI format)": r"otpauth://[^\s'\"),]{10,}",
    "Microsoft product key": r"(?=[A-Z-]{0,28}\d)(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}(?![\w-])",
}
# No token begins inside a word: without that, "eyJ" repeated would be read to its end from each place again.
_TOKEN = re.compile(rf"(?<![\w-])(?P<v>{'|'.join(VENDOR_TOKENS.values())})")

_PEM = re.compile(
    r"(?P<v>-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----"
    r".*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----|\Z))",
    re.DOTALL,
)
_PUTTY = re.compile(r"(?P<v>PuTTY-User-Key-File-\d:.*?(?:Private-MAC: \w+|\Z))", re.DOTALL)

_URL_LOGIN = re.compile(
    rf"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{{1,20}}://[^\s/:@]{{0,100}}:(?!{MARKER}@)(?P<v>[^\s/]{{1,200}})@(?=[\w.\[-])",
    re.IGNORECASE,
)
_AUTHORIZATION = re.compile(
    r"\bauthorization[\"']?\s{0,3}[:=]\s{0,3}[\"']?(?:apikey|basic|bearer|negotiate|ntlm|token)\s{1,3}(?P<v>[\w.~+/=-]{6,})",
    re.IGNORECASE,
)
_BEARER = re.compile(r"\b(?:basic|bearer)\s{1,3}(?P<v>(?=[\w.~+/-]{0,200}[\d=])[\w.~+/=-]{16,})", re.IGNORECASE)
_COOKIE = re.compile(r"\b(?:set-)?cookie:\s{0,3}(?P<v>[\w.-]{1,60}=[^\n]{8,})", re.IGNORECASE)

# Eight groups, each a multiple of 11 (docs.microsoft.com/archive/blogs/si_team/bitlocker-recovery-password-details).
# The multiple is not asked for: a key with a typing error is still most of a key.
_BITLOCKER = re.compile(rf"(?<!\w)(?P<v>\d{{6}}(?:{DIGIT_GAP}\d{{6}}){{7}})(?!\w)")

# How the numbers of the networks that issue cards begin, by length (ISO/IEC 7812). An IMEI and the number of a SIM card
# pass Luhn's check as well, but begin otherwise.
_ISSUERS = {
    14: re.compile(r"3(?:0[0-5]|[689])"),
    15: re.compile(r"3[47]"),
    16: re.compile(
        r"4|5[0-8]|6(?:011|4[4-9]|[2357])|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3(?:0[0-5]|[689]|5(?:2[89]|[3-8]))"
    ),
    19: re.compile(r"4|5[06-8]|6(?:011|4[4-9]|[2357])"),
}
_GROUPS_OF_THREE = re.compile(r"\d{3}(?:\D\d{3})+(?:\D\d{1,2})?")

# SWIFT's IBAN registry (release 101): the country says where an account number ends.
IBAN_LENGTHS = {
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK", 21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST", 26: "IS TR", 27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
    29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
}  # fmt: skip


def _cards(length: int) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w+-])(?P<v>\d(?:{DIGIT_GAP}\d){{{length - 1}}})(?!\d)")


def _accounts(length: int, countries: str) -> re.Pattern[str]:
    country = countries.replace(" ", "|")
    body = rf"(?:{country})\d\d(?:{DIGIT_GAP}[A-Z0-9]){{{length - 4}}}"
    return re.compile(rf"(?<![A-Za-z0-9])(?P<v>{body})(?![A-Za-z0-9])", re.IGNORECASE)


def _is_card(match: re.Match[str]) -> bool:
    """Luhn's check (ISO/IEC 7812-1) on what begins like a card; meeting ids and phone numbers come in threes."""
    digits = [int(char) for char in match["v"] if char.isdigit()]
    if not _ISSUERS[len(digits)].match("".join(map(str, digits))) or _GROUPS_OF_THREE.fullmatch(match["v"]):
        return False
    doubled = sum(2 * digit - 9 * (digit > 4) for digit in digits[-2::-2])
    return (sum(digits[::-2]) + doubled) % 10 == 0 and len(set(digits)) > 1


def _is_account(match: re.Match[str]) -> bool:
    """The check of ISO 13616: what stands in front moved to the end, letters as numbers from 10, is 1 modulo 97."""
    number = re.sub(r"\W", "", match["v"])
    return int("".join(str(int(char, 36)) for char in number[4:] + number[:4])) % 97 == 1


# Longer things before what may look like a part of them.
BY_FORM = (
    Recognizer(SecretKind.PRIVATE_KEY, _PEM),
    Recognizer(SecretKind.PRIVATE_KEY, _PUTTY),
    Recognizer(SecretKind.KEY, _AUTHORIZATION),
    Recognizer(SecretKind.KEY, _BEARER),
    Recognizer(SecretKind.KEY, _COOKIE),
    Recognizer(SecretKind.KEY, _TOKEN),
    Recognizer(SecretKind.PASSWORD, _URL_LOGIN),
    Recognizer(SecretKind.RECOVERY_KEY, _BITLOCKER),
    *(Recognizer(SecretKind.BANK_ACCOUNT, _accounts(*row), _is_account) for row in IBAN_LENGTHS.items()),
    *(Recognizer(SecretKind.CARD_NUMBER, _cards(length), _is_card) for length in sorted(_ISSUERS, reverse=True)),
)
