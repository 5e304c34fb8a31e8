"""One-time codes, which a number of four to eight digits is only where the words say so."""

import re

from handoff.rules.secret_formats import Recognizer
from handoff.rules.secret_words import IS, LINK
from handoff.vocabulary import SecretKind

_NO_MORE = r"(?!\w|[.:/-]\d)"
_DIGITS = rf"(?P<v>(?:[A-Z]-)?(?:\d{{3}}[ -]\d{{3}}|\d{{4}}[ -]\d{{4}}|\d{{4,8}})){_NO_MORE}"
_SIX_DIGITS = rf"(?P<v>\d{{3}}[ -]?\d{{3}}){_NO_MORE}"

_PURPOSE = (
    r"(?:verification|confirmation|security|authenticat(?:ion|or)|one[ -]time|sms|text|log-?in|sign-?in|access|mfa|2fa"
    r"|two[ -]factor|bypass|(?:6|six)[ -]digit|temporary|duo|okta|microsoft|google)"
)
_NAMED_CODE = (
    rf"(?<!\w)(?:{_PURPOSE}[ -](?:pass)?code|otp|totp|one[ -]time (?:password|pin)"
    r"|m?tan|einmal-?(?:code|passwort|kennwort|pin)"
    r"|(?:bestätigungs|sicherheits|verifizierungs|anmelde|zugangs|sms)-?code"
    r"|code (?:(?:de (?:vérification|sécurité|confirmation))|sms|à usage unique)"
    r"|código (?:de (?:verificación|seguridad)|sms)"
    r"|codice (?:di (?:verifica|sicurezza)|sms|otp)"
    r"|kod (?:weryfikacyjny|jednorazowy|autoryzacyjny|sms))"
)
# An error, a printer and a postal district have a "code" too: this one is called somebody's, or stands by itself.
_THE_CODE = (
    r"(?:(?:^|[.,;!?\n] ?)|\b(?:my|the|this|a|new|der|mein|le|mon|el|mi|il|mio|mój) )(?:code|código|codice|kod)(?!\w)"
)
_TELLS = (
    r"(?:[ \n]{1,2}(?:is|was|says|said|shows|reads|sent|it|i got|now|here|ist|lautet|est|es|è|to)(?!\w)){0,3}"
    r"[ \n]{0,2}[:=#]?[ \n]{0,2}[\"']?"
)

_NAMED = re.compile(_NAMED_CODE + _TELLS + _DIGITS, re.IGNORECASE)
_BY_ITSELF = re.compile(_THE_CODE + LINK + _DIGITS, re.IGNORECASE | re.MULTILINE)
_MINE = re.compile(rf"\b(?:my|mein|mon|mi|il mio|mój) code {_SIX_DIGITS}", re.IGNORECASE)
_READ_OUT = re.compile(
    r"\b(?:sms|text(?: message)?|authenticator(?: app)?) (?:that )?"
    rf"(?:says|said|reads|shows|is|with|contains|sagt|zeigt)[: ]{{1,2}}{_DIGITS}",
    re.IGNORECASE,
)
_CODE_LAST = re.compile(
    rf"(?<![\w.:/#-]){_DIGITS} (?:{IS}|as) (?:my|your|the|mein|dein|ihr|votre|mon|tu|su|il tuo|twój) "
    rf"(?:\w{{1,15}} ){{0,2}}?(?:{_NAMED_CODE}|code)",
    re.IGNORECASE,
)
_LONE_DIGITS = re.compile(
    r"\W{0,3}(?:(?:ok|okay|sure|yes|hi|here|it'?s|it is|this is it|here it is|here you go)[ ,:.]{1,2}){0,3}"
    rf"{_DIGITS}\W{{0,3}}",
    re.IGNORECASE,
)

_OTHER_CODE = re.compile(
    r"(?<!\w)(?:err(?:or|eur|ore)?s?|fehler\w*|błąd|crash\w*|blue ?screen|bsod|exit|stop|event|http|install\w*|fail\w*"
    r"|printer|drucker|scanner|status|zip|postal|postcode|area|country|room|qr|bar|asset|product|item|order)(?!\w)",
    re.IGNORECASE,
)
_SIGNING_IN = re.compile(
    rf"{_NAMED_CODE}|(?<!\w)(?:sms|text(?:ed)? (?:me|message)|mfa|2fa|authenticator|two[ -]factor)(?!\w)", re.IGNORECASE
)
_A_CODE = re.compile(rf"{_NAMED_CODE}|(?<!\w)(?:(?:pass)?codes?|código|codice|kod)(?!\w)", re.IGNORECASE)
_ANNOUNCED = re.compile(
    rf"(?:{_NAMED_CODE}|{_THE_CODE})(?: (?:i got )?{IS}|\s?[:=])[.: ]{{0,3}}$"
    r"|\b(?:here(?:'?s| is)|this is|hier ist|voici|ecco)\b[^.?!\n]{0,20}"
    rf"(?:{_NAMED_CODE}|{_THE_CODE})[^.?!\n]{{0,30}}$",
    re.IGNORECASE,
)


def is_code_expected(previous: str | None, asked: str | None) -> bool:
    """Whether digits alone are a code: the visitor announced one, or what was said last, by whomever, was about one."""
    if previous and _ANNOUNCED.search(previous.rstrip()[-200:]):
        return _lets_in(previous)
    last = (asked or previous or "")[-1000:]
    return bool(_A_CODE.search(last)) and _lets_in(f"{previous or ''} {last}"[-2000:])


def _lets_in(text: str) -> bool:
    """Whether the code that a text speaks of lets somebody in, and is not that of an error or of a place."""
    return bool(_SIGNING_IN.search(text)) or not _OTHER_CODE.search(text)


def _is_told_to_be_let_in(match: re.Match[str]) -> bool:
    return _lets_in(match.string[max(0, match.start() - 200) : match.end() + 100])


CODES = (
    Recognizer(SecretKind.ONE_TIME_CODE, _NAMED),
    Recognizer(SecretKind.ONE_TIME_CODE, _READ_OUT),
    Recognizer(SecretKind.ONE_TIME_CODE, _MINE),
    Recognizer(SecretKind.ONE_TIME_CODE, _CODE_LAST, _is_told_to_be_let_in),
    Recognizer(SecretKind.ONE_TIME_CODE, _BY_ITSELF, _is_told_to_be_let_in),
)
EXPECTED_CODE = Recognizer(SecretKind.ONE_TIME_CODE, _LONE_DIGITS)
