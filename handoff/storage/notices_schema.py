"""The language of `data/policy/notices.yml`, and of `notices:` in an organization's own file."""

from string import Formatter
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from handoff.storage.durations import Length
from handoff.storage.entries import Strict


def _names_subject(text: str) -> str:
    try:
        names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError as problem:
        raise ValueError(f"has a brace that stands alone: {problem}") from None
    if unknown := names - {"subject"}:
        raise ValueError(f"there is no {{{min(unknown)}}} here; use {{subject}}")
    return text


TEXT_LIMIT = 500
"""Longest text of a notice, in characters."""

Share = Annotated[float, Field(gt=0, le=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]


class OwnSurgeEntry(Strict):
    """What makes a surge, as far as it differs."""

    window: Length | None = None
    visitors: Annotated[int, Field(ge=2, le=1000)] | None = None
    times_usual: Annotated[float, Field(ge=1, le=100)] | None = None
    usual_days: Annotated[int, Field(ge=1, le=28)] | None = None
    ends_below: Annotated[float, Field(gt=0, le=0.9)] | None = None
    quiet_after_dismissal: Length | None = None
    topic_from: Share | None = None


class OwnNoticeEntry(Strict):
    """How notices are, as far as that differs."""

    lasts: Length | None = None
    longest: Length | None = None
    unsure_from: Share | None = None
    text: Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT // 2), AfterValidator(_names_subject)] | None = None


class SubjectEntry(Strict):
    """Topics that one trouble can be asked about as; the title is read in the middle of a sentence."""

    title: Annotated[str, Field(min_length=1, max_length=60)]
    topics: Annotated[list[str], Field(min_length=1)]


class NoticesSection(Strict):
    """What one organization has of its own; what it leaves out is as for everybody."""

    surge: OwnSurgeEntry = OwnSurgeEntry()
    notice: OwnNoticeEntry = OwnNoticeEntry()
    subjects: dict[Slug, SubjectEntry] = {}


class NoticesEntry(NoticesSection):
    """The file for every organization, in which nothing may be missing."""


def schema_of_notices() -> dict[str, Any]:
    """The JSON Schema by which editors complete and check `notices.yml`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **NoticesEntry.model_json_schema()}
