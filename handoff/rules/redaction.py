"""Taking secrets out of what is typed, before storage, logs and the bot see it (P9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

PASSWORD = "password"
CARD_NUMBER = "card_number"
KEY = "key"

_WORD = r"(?:pass(?=\s*[:=])|pass\s?-?(?:word|code|phrase|wort)|passwd|pwd?|pw|kennwort|contraseña|mot de passe|pin)"
_LINK = (
    r"(?:\s*(?:is|was|are|ist|war|es|est|to|as)\b(?:\s*(?:now|just|still|set to|called))?\s*[:=]?|\s*[:=]+|\s*->)\s*"
)
_NOT_A_SECRET = (
    r"(?!(?:not|no|never|always|only|also|too|very|so|still|expired|expiring|wrong|incorrect|invalid|rejected|accepted|locked|lost|"
    r"forgotten|changed|reset|required|needed|unknown|missing|correct|right|working|being|going|about|the|a|an|my|your|"
    r"our|it|that|this|what|how|when|where|because|and|or|but|in|on|at|for|of|to|with|by|from|same|old|new|weak|"
    r"strong|too|long|short|safe|secure|blocked|disabled|ok|fine|gone|broken|asked|saved|stored|synced|failing|"
    r"taken|due|set|up|out|off|nicht|falsch|abgelaufen|gesperrt|weg)[.,;:!?]*(?:\s|$))"
)
_VALUE = r"""(?:"(?P<q>[^"\n]{3,80})"|'(?P<s>[^'\n]{3,80})'|“(?P<c>[^”\n]{3,80})”|(?P<v>[^\s"'“]{3,80}))"""
_IN_CONTEXT = re.compile(
    rf"\b{_WORD}\b(?P<for>\s+(?:for|of|to|für)\s+[\w@.\- ]{{1,40}}?)?{_LINK}{_NOT_A_SECRET}{_VALUE}", re.IGNORECASE
)
_BARE = re.compile(rf"\b{_WORD}\s+(?P<v>(?=[^\s]*\d)(?=[^\s]*[^\W\d_])[^\s,;?]{{6,80}})", re.IGNORECASE)
_ANNOUNCED = re.compile(
    rf"(?:\b(?:here(?:'?s| is| comes| are)|hier ist)\b[^.?!\n]{{0,30}}\b{_WORD}\b"
    rf"|\b{_WORD}\s*(?:is|are|was|ist|:|=))\s*[.:]?\s*$",
    re.IGNORECASE,
)
_LONE_TOKEN = re.compile(r"^\s*(?P<v>(?=\S*[\d\W_])(?=\S*[^\W\d_])\S{6,80})\s*$")
_CARD = re.compile(r"(?<![\w-])(?P<v>\d(?:[ -]?\d){12,18})(?![\w-])")
_PRIVATE_KEY = re.compile(
    r"(?P<v>-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z))", re.DOTALL
)
_TOKEN = re.compile(
    r"\b(?P<v>AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{22,}|xox[abprs]-[\w-]{10,}|sk-[\w-]{20,}|"
    r"AIza[\w-]{35}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,})"
)


@dataclass(frozen=True)
class Redaction:
    """A text without its secrets, and the kinds of what was taken out."""

    text: str
    kinds: tuple[str, ...] = ()


def redact(text: str, previous: str | None = None) -> Redaction:
    """Take out what must not be kept; `previous` is the visitor's message before, which may announce a password."""
    kinds: list[str] = []
    for kind, pattern, is_secret in _RECOGNIZERS:
        text, found = _blank(text, pattern, kind, is_secret)
        kinds += [kind] if found else []
    if previous and PASSWORD not in kinds and _ANNOUNCED.search(previous):
        text, found = _blank(text, _LONE_TOKEN, PASSWORD, _always)
        kinds += [PASSWORD] if found else []
    return Redaction(text, tuple(dict.fromkeys(kinds)))


def _blank(text: str, pattern: re.Pattern[str], kind: str, is_secret: Callable[[str], bool]) -> tuple[str, bool]:
    found = False

    def replace(match: re.Match[str]) -> str:
        nonlocal found
        group = next(name for name, value in match.groupdict().items() if value and name != "for")
        if not is_secret(match[group]):
            return match[0]
        found = True
        start, end = match.start(group) - match.start(), match.end(group) - match.start()
        return f"{match[0][:start]}[{kind.replace('_', ' ')} removed]{match[0][end:]}"

    return pattern.sub(replace, text), found


def _always(value: str) -> bool:
    return "removed]" not in value


def _passes_luhn(value: str) -> bool:
    """Luhn's check (ISO/IEC 7812-1), which every payment card number passes and one other number in ten."""
    digits = [int(char) for char in value if char.isdigit()][::-1]
    if len(set(digits)) == 1:
        return False
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + doubled) % 10 == 0


_RECOGNIZERS = (
    (KEY, _PRIVATE_KEY, _always),
    (KEY, _TOKEN, _always),
    (PASSWORD, _IN_CONTEXT, _always),
    (PASSWORD, _BARE, _always),
    (CARD_NUMBER, _CARD, _passes_luhn),
)
