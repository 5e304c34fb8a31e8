"""Typed replies to a question with choices: "the second one", "the printer"."""

import re
from collections.abc import Sequence

_FILLING = re.compile(
    r"a|about|actually|an|and|choose|definitely|i|is|its?|mean|meant|my|number|ok|okay|ones?|option|or|please|rather"
    r"|same|sorry|take|thanks?|thats?|the|then|thing|think|this|want|with|yeah|yep|yes"
)
# Such words stand in one title only by chance: "does" is no way of choosing "Printer does not print".
_WEAK = re.compile(r"can|cannot|do|does|for|get|has|into?|me|no|o[fn]|set|too?|up|use")
_PLACES = ({"1", "1st", "first"}, {"2", "2nd", "second", "two"}, {"3", "3rd", "third", "three"})
_ONE = ({"one"}, {"number", "one"}, {"option", "one"})
_LONG = 5


def named_choice(text: str, titles: Sequence[str]) -> int | None:
    """The place of the only title that a reply names, by its number or by nothing but its own words; else None."""
    said = _words(text)
    if said in _ONE:
        return 0
    words = {word for word in said if not _FILLING.fullmatch(word)}
    # "Not the printer" has only words of "Printer does not print", too.
    if "not" in said or all(map(_WEAK.fullmatch, words)):
        return None
    fitting = [
        place
        for place, title in enumerate(titles)
        if words <= _words(title) or (place < len(_PLACES) and words <= _PLACES[place])
    ]
    return fitting[0] if len(fitting) == 1 else None


def _words(text: str) -> set[str]:
    # "Wi-Fi" and "e-mail" are written in several ways; a printer and two of them are the same topic.
    found = re.findall(r"\w+", re.sub(r"['’-]", "", text.lower()))
    return {word.removesuffix("s") if len(word) >= _LONG else word for word in found}
