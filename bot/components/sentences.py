"""The sentences of a longer message: people ask two things at once, or tell what matters in passing."""

import re

MAX_SENTENCES = 6
MIN_WORDS = 3

# An end of a sentence or line, or a word that begins another request.
_BREAK = re.compile(
    r"(?<=[.!?;])\s+|\n+"
    r"|\s*[,;.]?\s+(?:and )?(?:also|another (?:thing|question)|plus|besides|by the way|btw|in addition)\b[,:]?\s+"
    r"|,?\s+and\s+(?=(?:how|what|where|when|who|why|can|could|is|do|does|my|the|please)\b)",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a message that has more than one, else nothing; of a long paste only the first and the last."""
    parts = [part.strip() for part in _BREAK.split(text) if part and len(part.split()) >= MIN_WORDS]
    if len(parts) < 2:
        return []
    half = MAX_SENTENCES // 2
    return parts if len(parts) <= MAX_SENTENCES else parts[:half] + parts[-half:]
