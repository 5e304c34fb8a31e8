"""The parts of a longer message: people ask two things at once, and tell in passing what matters most."""

import re
from collections.abc import Iterator

MAX_PARTS = 8
MIN_WORDS_OF_A_CLAUSE = 4
MIN_WORDS_OF_A_REQUEST = 3

_CLAUSE = re.compile(
    r"(?<=[.!?;,:])\s+|\n+|\s+[-–—]\s+|\s+(?=(?:and|but|also|plus|because|since|so|after|when|while|which|who)\b)",
    re.IGNORECASE,
)
_NEXT = r"(?:also|another (?:thing|question)|plus|besides|by the way|btw|oh and|second(?:ly)?|in addition|additionally)"
_ASKS = r"(?:how|what|where|when|who|why|which|can|could|is|are|do|does|please|i (?:need|want|have|can'?t)|my|the)"
_REQUEST = re.compile(
    rf"(?<=[?])\s+|(?<=[.!;])\s+(?=(?:and|{_NEXT}|how|what|where|can|could)\b)|\n+|(?:^|\s)\(?\d[.)]\s+"
    rf"|[,;.]?\s+(?:and )?{_NEXT}\b[,:]?\s+|,?\s+and\s+(?={_ASKS}\b)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(rf"^(?:and|but|so|then|{_NEXT})\b[,:]?\s*", re.IGNORECASE)


Span = tuple[int, int]


def clauses(text: str) -> list[Span]:
    """From where to where each clause goes, if there is more than one; of a long paste only the first and the last."""
    return _split(_CLAUSE, text, MIN_WORDS_OF_A_CLAUSE)


def requests(text: str) -> list[Span]:
    """The same of what is asked for, if it is more than one thing by the look of it."""
    found = _split(_REQUEST, text, MIN_WORDS_OF_A_REQUEST)
    return found if len(found) > 1 else []


def _split(separator: re.Pattern[str], text: str, min_words: int) -> list[Span]:
    whole = text.strip()
    trimmed = (_trimmed(text, begin, end) for begin, end in _between(separator, text))
    spans = [
        (begin, end) for begin, end in trimmed if len(text[begin:end].split()) >= min_words and text[begin:end] != whole
    ]
    half = MAX_PARTS // 2
    return spans if len(spans) <= MAX_PARTS else spans[:half] + spans[-half:]


def _between(separator: re.Pattern[str], text: str) -> Iterator[Span]:
    begin = 0
    for found in separator.finditer(text):
        yield begin, found.start()
        begin = found.end()
    yield begin, len(text)


def _trimmed(text: str, begin: int, end: int) -> Span:
    """Without the space around it, and without the word that joins it to what came before."""
    end -= len(text[begin:end]) - len(text[begin:end].rstrip())
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    joined = _LEAD_IN.match(text[begin:end])
    return (begin + joined.end() if joined else begin), end
