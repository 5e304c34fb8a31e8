"""Taking secrets out of what is typed, before storage, logs and the bot see it (P9)."""

from dataclasses import dataclass

from handoff.rules.one_time_codes import CODES, EXPECTED_CODE, is_code_expected
from handoff.rules.secret_formats import BY_FORM, Recognizer
from handoff.rules.secret_words import ANNOUNCED_PASSWORD, BY_WORDS, announces_password
from handoff.vocabulary import SecretKind

# What stands too close to a secret is recognized only after that is gone: "4111111111111111DE89370400440532013000".
_ROUNDS = 10


@dataclass(frozen=True)
class Redaction:
    """A text without its secrets, and the kinds of what was taken out."""

    text: str
    kinds: tuple[SecretKind, ...] = ()


def redact(text: str, previous: str | None = None, asked: str | None = None) -> Redaction:
    """Take out what must not be kept.

    `previous` is what the visitor wrote before, which may announce a secret; `asked` is what they were told since.
    """
    kinds: list[SecretKind] = []
    for _ in range(_ROUNDS):
        text, found = _without_all(text)
        kinds += found
        if not found:
            break
    for recognizer in [] if kinds else _expected(previous, asked):
        if _is_all_of(text, recognizer):
            text, _ = _without(text, recognizer)
            return Redaction(text, (recognizer.kind,))
    return Redaction(text, tuple(dict.fromkeys(kinds)))


def may_be_expected(text: str) -> bool:
    """Whether it depends on what was said before what `redact` makes of the text."""
    return _is_all_of(text, EXPECTED_CODE) or _is_all_of(text, ANNOUNCED_PASSWORD)


def _is_all_of(text: str, recognizer: Recognizer) -> bool:
    return recognizer.pattern.fullmatch(text.strip()) is not None


def _expected(previous: str | None, asked: str | None) -> list[Recognizer]:
    code = [EXPECTED_CODE] if is_code_expected(previous, asked) else []
    return code + ([ANNOUNCED_PASSWORD] if previous and announces_password(previous) else [])


def _without_all(text: str) -> tuple[str, list[SecretKind]]:
    kinds: list[SecretKind] = []
    for recognizer in (*BY_FORM, *CODES, *BY_WORDS):
        text, found = _without(text, recognizer)
        kinds += [recognizer.kind] * found
    return text, kinds


def _without(text: str, recognizer: Recognizer) -> tuple[str, bool]:
    """What is no secret may hide one that begins inside it, so the search goes on behind its first character."""
    kept, done, at = [], 0, 0
    while match := recognizer.pattern.search(text, at):
        if not recognizer.is_secret(match):
            at = match.start() + 1
            continue
        start, end = next(match.span(group) for group, value in match.groupdict().items() if value)
        kept += [text[done:start], f"[{recognizer.kind.replace('_', ' ')} removed]"]
        done = at = end
    return "".join(kept) + text[done:], bool(kept)
