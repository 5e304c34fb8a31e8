"""Languages as routing tells them apart: by their ISO 639 code, without a region."""

import re

_TAG = re.compile(r"([a-z]{2,3})(-[a-z0-9]{1,8})*", re.IGNORECASE)


def language_of(tag: object) -> str | None:
    """`de` of the language tag `de-AT` (RFC 5646); None for anything that is no such tag."""
    match = _TAG.fullmatch(tag) if isinstance(tag, str) else None
    return match[1].lower() if match else None
