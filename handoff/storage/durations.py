"""Lengths of time as people write them in `data/policy/`: 45 seconds, 30 minutes, 24 hours, 7 days."""

import re
from datetime import timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

_LENGTH = re.compile(r"(\d{1,4}) (second|minute|hour|day)s?")


def parse_length(value: Any) -> timedelta:
    """The length of a text like 30 minutes; ValueError for anything else."""
    match = _LENGTH.fullmatch(value) if isinstance(value, str) else None
    if match is None or not int(match[1]):
        raise ValueError(f"{value!r} is no length of time; write one like 45 seconds, 30 minutes or 7 days")
    return timedelta(**{f"{match[2]}s": int(match[1])})


Length = Annotated[
    timedelta,
    BeforeValidator(parse_length),
    WithJsonSchema({"type": "string", "pattern": f"^{_LENGTH.pattern}$", "examples": ["30 minutes", "7 days"]}),
]
