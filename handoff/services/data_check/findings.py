"""What a check has to say."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handoff.storage.training_files import Place


class Severity(StrEnum):
    """An error must be mended, advice should be looked at."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True)
class Finding:
    """What is wrong at a place, and what to do about it, in one sentence."""

    severity: Severity
    place: Place
    what: str


Findings = Iterator[Finding]


def error(place: Place, what: str) -> Finding:
    """Something that must be mended."""
    return Finding(Severity.ERROR, place, what)


def advice(place: Place, what: str) -> Finding:
    """Something that should be looked at."""
    return Finding(Severity.ADVICE, place, what)


def name_and_line(place: Place) -> str:
    """A second place in the same sentence: the file's name is enough to find it."""
    return f"{place.path.name}:{place.line}"
