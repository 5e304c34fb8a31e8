"""Secrets known by the words around them: passwords, keys and recovery codes that somebody names before typing them."""

import re

from handoff.rules.secret_formats import MARKER, Recognizer
from handoff.vocabulary import SecretKind

_LONG_WORDS = r"(?:[a-z]{0,20}(?:passwor[dt]|kennwort|passwd|pwd)|hasł[oa]|haslo|contraseñ?n?a|parola d'ordine)"
_SHORT_WORDS = (
    r"(?:pass\s?-?(?:code|word|wort|phrase)|pass(?=\s*+[:=])|pw|psk|mot de passe|mdp|clave(?=\s*+(?:[:=]|es\b))|parola"
    r"|(?:wi-?fi|wlan|wpa[23]?|network(?: security)?)[ -]?(?:key|schlüssel)|netzwerkschlüssel|cl[eé] wi-?fi"
    r"|(?:door|gate|alarm|safe|unlock|voicemail)[ -]?code)"
)
WORD = rf"(?<![^\W_])(?:{_LONG_WORDS}|{_SHORT_WORDS})s?\d?(?![^\W_])"
IS = r"(?:is|was|are|ist|war|lautet|est|es|è|jest)(?![^\W_])"
# Possessive, so that a long run of blanks is read once.
LINK = (
    r"(?:[\"']?\s*+(?:[:=]{1,2}+>?|->|→)"
    rf"|\s++{IS}(?:\s(?:now|just|still|set to|called|currently|jetzt))?(?:\s?[:=])?)\s*+"
)
_FOR = r"(?:\s++(?:for|of|to|für|pour|para|per|do|zu|vom)(?:\s++[\w@.-]{1,40}){1,3}?)?"
# The second alternative is the rest of a marker whose first word is one of those above.
_NO_MARKER = rf"(?!{MARKER}|removed\])"
_OPEN_VALUE = rf"{_NO_MARKER}[^\s\"'“](?:(?!{MARKER})\S){{2,}}"
_VALUE = rf"(?:\"(?P<q>[^\"\n]{{3,200}})\"|'(?P<s>[^'\n]{{3,200}})'|“(?P<c>[^”\n]{{3,200}})”|(?P<v>{_OPEN_VALUE}))"
_MIXED = r"(?=\S{0,100}\d)(?=\S{0,100}[^\W\d_])"

# What follows "password is" in a sentence about a password that does not tell it.
_ORDINARY_WORDS = {
    "English": """
        a about accepted actually after again all almost already also always am an and any anything apparently
        are asked asking at autofilled available back bad because been before being between blank blocked both broken
        but by can case changed compromised copied correct could created currently declined default definitely
        denied different disabled displayed due during each either empty enabled encrypted enough entered error
        even ever exactly expire expired expiring exposed failing fine first for forgotten free from full
        generated given going gone good hacked had has have he help her here hidden his how i identical in
        incorrect invalid issued it its known last leaked less like locked long longer lost made mandatory maybe
        missing more most my needed neither never new next no none not nothing obviously of off ok okay old on
        one only or our out over perhaps permanent please pls printed private probably public quite rather ready
        really recognised recognized refused rejected remembered required reset right safe same saved secure see
        sent set shared she short shorter shown since so some something still stolen stored strong such
        sufficient supposed synced taken temporary thank thanks that the their there these they this those
        through to today tomorrow too two typed under unknown until up used valid very visible was we weak well
        what when where who why will with within without working would written wrong yesterday you your""",
    "German": """
        abgelaufen bitte das der die ein falsch geändert gesperrt gleich immer kein mein neu nicht noch richtig schon
        siehe unbekannt ungültig vergessen weg wieder zu zurückgesetzt""",
    "French": """
        bloqué expiré faux incorrect invalide la le ma mon oublié pas perdu refusé toujours trop""",
    "Spanish": """
        bloqueada caducada demasiado el está ha incorrecta inválida la mi muy no olvidada""",
    "Italian": """
        bloccata dimenticata errata il la mia non sbagliata scaduta stata troppo""",
    "Polish": """
        błędne moje nie nieprawidłowe nieznane wygasło za zablokowane złe""",
}
_ORDINARY = frozenset(" ".join(_ORDINARY_WORDS.values()).split())
# After "forgot my password" the word with a number in it is an account, not the password.
_ABOUT_AN_ACCOUNT = re.compile(
    r"(?:re-?set\w*|forg[eo]t\w*|los[te]\w*|chang\w+|unlock\w*)\s[\w ]{0,25}$", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"[(\[#]*(?:(?:inc|req|ritm|chg|prb|sctask|task|tkt|sr|cs|kb|wd|hd|event|error|ticket|case)[-_#:]?[\da-f]{2,}|0x[\da-f]+"
    r"|(?:windows|win|office|server|outlook|sharepoint|exchange|sql|iphone|android|ios|[mo])[-_]?\d{1,4}|[a-z]{2,10}-\d{1,8}"
    r"|\d{1,4}(?:st|nd|rd|th|x|am|pm|min|h|days?|times?|chars?)|\d{1,4}[-./]\d[\d./:-]*|2fa|mfa)[)\].,:;!?]*",
    re.IGNORECASE,
)

_IN_CONTEXT = re.compile(rf"{WORD}{_FOR}{LINK}{_VALUE}", re.IGNORECASE)
_CHANGED_TO = re.compile(
    rf"(?:set|change|changed|reset|updated?|chose|picked)\s(?:\S{{1,15}}\s){{0,2}}{WORD}\s++(?:to|as)\s++{_VALUE}",
    re.IGNORECASE,
)
_MIXED_TO = re.compile(rf"{WORD}\s++(?:to|as|auf)\s++(?P<v>{_MIXED}{_OPEN_VALUE})", re.IGNORECASE)
_BARE = re.compile(rf"{WORD}\s++(?P<v>{_NO_MARKER}{_MIXED}(?:(?!{MARKER})[^\s,;?]){{6,80}})", re.IGNORECASE)
_OPTION = re.compile(rf"(?<!\S)--?(?:password|passwd|pass|pwd)\s(?P<v>{_OPEN_VALUE})", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<!\S)(?P<v>{_MIXED}(?:(?!{MARKER})\S){{6,80}})\s{IS}"
    rf"\s(?:my|the|our|mein|das|mon|mi|la mia|moje)\s(?:\w{{1,15}}\s)?{WORD}",
    re.IGNORECASE,
)
_PHRASE = re.compile(rf"(?<![^\W_])pass\s?-?phrase\s*+[:=]\s*+(?P<v>(?!{MARKER})[^\n.!?\[]{{3,300}})", re.IGNORECASE)
_PIN = re.compile(rf"(?<![^\W_])pin(?:[ -]?code)?(?:{LINK}|\s++)(?P<v>\d{{4,12}})(?!\w)", re.IGNORECASE)

_KEY_WORD = r"(?<!public )(?<!public_)(?<!public-)(?<!registry )(?:key|secret|token|(?<![a-z])sig)"
_KEY = re.compile(
    rf"{_KEY_WORD}{LINK}[\"']?(?P<v>(?=[^\s\d]{{0,100}}\d)(?=[^\sA-Za-z]{{0,100}}[A-Za-z])[\w.~+/:=!-]{{12,}})",
    re.IGNORECASE,
)

_CODE_ITEM = r"(?=[\w-]{0,39}\d)[\w-]{4,40}"
_RECOVERY = re.compile(
    rf"(?:recovery|backup|rescue|emergency|wiederherstellungs|bitlocker)[ -]?(?:code|key|schlüssel|password)s?{LINK}"
    rf"(?P<v>{_CODE_ITEM}(?:[ ,;\n]{{1,2}}{_CODE_ITEM}){{0,20}})",
    re.IGNORECASE,
)
_SEED_PHRASE = re.compile(
    rf"(?:seed|recovery|backup) (?:phrase|words){LINK}(?P<v>(?!{MARKER})[^\n.!?\[]{{3,300}})", re.IGNORECASE
)
_CARD_CHECK = re.compile(
    rf"(?<!\w)(?:cvv2?|cvc2?|card security code)(?:{LINK}|\s++)(?P<v>\d{{3,4}})(?!\w)", re.IGNORECASE
)

_ANNOUNCED = re.compile(
    rf"(?:\b(?:here(?:'?s| is| comes| are)|hier ist|voici|ecco|aquí está)\b[^.?!\n]{{0,30}}{WORD}"
    rf"|(?:{WORD}|\bpin)(?:\s{IS}|\s?[:=]))[.: ]{{0,3}}$",
    re.IGNORECASE,
)
_LONE_TOKEN = re.compile(r"(?P<v>(?=\S{0,80}[\d\W_])\S{4,80})")


def announces_password(text: str) -> bool:
    """Whether the next message is going to be the password that this one speaks of."""
    return _ANNOUNCED.search(text.rstrip()[-200:]) is not None


def _tells(match: re.Match[str]) -> bool:
    """A sentence that goes on about a password does not tell it."""
    value = next(value for value in match.groupdict().values() if value)
    first, *_ = re.split(r"[\s,;]", value, maxsplit=1)
    return first.strip(".,;:!?()[]…\"'”’").casefold() not in _ORDINARY and not re.fullmatch(MARKER, value)


def _is_no_reference(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 40) : match.start()]
    return not _REFERENCE.fullmatch(match["v"]) and not _ABOUT_AN_ACCOUNT.search(before)


def _is_key(match: re.Match[str]) -> bool:
    return not _REFERENCE.fullmatch(match["v"])


BY_WORDS = (
    Recognizer(SecretKind.RECOVERY_KEY, _RECOVERY),
    Recognizer(SecretKind.RECOVERY_KEY, _SEED_PHRASE, _tells),
    Recognizer(SecretKind.CARD_NUMBER, _CARD_CHECK),
    Recognizer(SecretKind.PASSWORD, _PHRASE),
    Recognizer(SecretKind.PASSWORD, _IN_CONTEXT, _tells),
    Recognizer(SecretKind.PASSWORD, _CHANGED_TO, _tells),
    Recognizer(SecretKind.PASSWORD, _MIXED_TO),
    Recognizer(SecretKind.PASSWORD, _BARE, _is_no_reference),
    Recognizer(SecretKind.PASSWORD, _OPTION, _tells),
    Recognizer(SecretKind.PASSWORD, _BEFORE),
    Recognizer(SecretKind.PASSWORD, _PIN),
    Recognizer(SecretKind.KEY, _KEY, _is_key),
)
ANNOUNCED_PASSWORD = Recognizer(SecretKind.PASSWORD, _LONE_TOKEN)
