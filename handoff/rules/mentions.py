"""Who is named in a note: an @ and the whole name, as people write it or pick it."""

import re
from collections.abc import Iterable


def named_in(text: str, names: Iterable[str]) -> set[str]:
    """Those of the names that stand behind an @; the longer one where one name begins another."""
    found = set()
    for name in sorted(filter(None, set(names)), key=len, reverse=True):
        # Behind a letter an @ belongs to a mail address.
        pattern = re.compile(rf"(?<!\w)@{re.escape(name)}(?!\w)", re.IGNORECASE)
        text, times = pattern.subn(" ", text)
        if times:
            found.add(name)
    return found
