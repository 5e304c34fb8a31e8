"""The parts of a longer message: people ask two things at once, and tell in passing what matters most."""

import re

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


def clauses(text: str) -> list[str]:
    """The clauses of a message that has more than itself; of a long paste only the first and the last ones."""
    return _split(_CLAUSE, text, MIN_WORDS_OF_A_CLAUSE)


def requests(text: str) -> list[str]:
    """What is asked for, if it is more than one thing by the look of it."""
    found = _split(_REQUEST, text, MIN_WORDS_OF_A_REQUEST)
    return found if len(found) > 1 else []


def _split(separator: re.Pattern[str], text: str, min_words: int) -> list[str]:
    pieces = (_LEAD_IN.sub("", piece.strip()) for piece in separator.split(text))
    parts = [piece for piece in pieces if len(piece.split()) >= min_words and piece != text.strip()]
    half = MAX_PARTS // 2
    return parts if len(parts) <= MAX_PARTS else parts[:half] + parts[-half:]
