"""Durations as people write them in `data/policy/`: 45s, 5m, 2h."""

import re
from datetime import timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours"}
_PATTERN = r"[1-9]\d{0,5}[smh]"


def parse_duration(written: Any) -> timedelta:
    """The duration of a text like 45s; ValueError for anything else."""
    if isinstance(written, timedelta):
        return written
    if not isinstance(written, str) or not re.fullmatch(_PATTERN, written):
        raise ValueError(f"{written!r} is no duration; write one like 45s, 5m or 2h")
    return timedelta(**{_UNITS[written[-1]]: int(written[:-1])})


Duration = Annotated[
    timedelta, BeforeValidator(parse_duration), WithJsonSchema({"type": "string", "pattern": f"^{_PATTERN}$"})
]
