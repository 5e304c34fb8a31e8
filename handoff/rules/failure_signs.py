"""Signs that the bot is not helping, which count as failed turns though it may have understood."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from handoff.vocabulary import Signal

_SAME = 0.9
_WORDS_OF_A_REQUEST = 3


@dataclass(frozen=True)
class Sign:
    """Words that say so; `after_answer` signs mean something only when the bot has answered before."""

    patterns: tuple[re.Pattern[str], ...]
    after_answer: bool = False


def failure_signs(
    signs: Mapping[str, Sign], text: str, earlier: Sequence[str], *, has_answered: bool
) -> frozenset[str]:
    """The names of the signs in a message; `earlier` are the visitor's messages before it in this stretch.

    That the visitor writes again what they wrote before is a sign that needs no pattern.
    """
    shown = {
        name
        for name, sign in signs.items()
        if (has_answered or not sign.after_answer) and any(pattern.search(text) for pattern in sign.patterns)
    }
    return frozenset(shown | ({Signal.REPETITION} if _is_repeated(text, earlier) else set()))


def _is_repeated(text: str, earlier: Sequence[str]) -> bool:
    words = _words(text)
    if len(words) < _WORDS_OF_A_REQUEST:
        return False
    return any(SequenceMatcher(None, words, _words(other), autojunk=False).ratio() >= _SAME for other in earlier)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
