"""The language of `data/policy/sla.yml` and of an organization's section `sla:`."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from handoff.rules.sla import Target
from handoff.storage.durations import parse_length
from handoff.storage.entries import Strict
from handoff.vocabulary import Priority

_TARGET = re.compile(r"(\d{1,4}) (?:(business) )?(second|minute|hour|day)s?")


def _parse(value: Any) -> Target:
    """The target of a text like 4 hours or 4 business hours; ValueError for anything else."""
    match = _TARGET.fullmatch(value) if isinstance(value, str) else None
    if match is None or not int(match[1]):
        raise ValueError(f"{value!r} is no target; write one like 10 minutes or 8 business hours")
    if match[2] and match[3] == "day":
        raise ValueError("business days differ in length from desk to desk; write how many business hours you mean")
    return Target(parse_length(f"{match[1]} {match[3]}"), in_opening_hours=match[2] is not None)


def _in_opening_hours(target: Target) -> Target:
    if not target.in_opening_hours:
        raise ValueError("tickets are answered in opening hours; write one like 4 business hours")
    return target


_SCHEMA = WithJsonSchema({"type": "string", "pattern": f"^{_TARGET.pattern}$", "examples": ["8 business hours"]})
Length = Annotated[Target, BeforeValidator(_parse), _SCHEMA]
TicketLength = Annotated[Target, BeforeValidator(_parse), AfterValidator(_in_opening_hours), _SCHEMA]
Share = Annotated[float, Field(gt=0, lt=1)]


class TargetsEntry(Strict):
    """How soon the first answer, each later answer and the end are due."""

    first_response: Length
    next_response: Length
    resolution: Length


class TicketTargetsEntry(Strict):
    """The same for tickets, in opening hours only."""

    first_response: TicketLength
    next_response: TicketLength
    resolution: TicketLength


class OwnTargetsEntry(Strict):
    """What differs for one organization."""

    first_response: Length | None = None
    next_response: Length | None = None
    resolution: Length | None = None


class OwnTicketTargetsEntry(Strict):
    """What differs for one organization's tickets."""

    first_response: TicketLength | None = None
    next_response: TicketLength | None = None
    resolution: TicketLength | None = None


class SlaSection(Strict):
    """What one organization has of its own; what it leaves out is as for everybody."""

    warn_technician_at: Share | None = Field(default=None, description="The share of a target at which to warn.")
    warn_leads_at: Share | None = Field(default=None, description="The later share at which the leads are warned.")
    targets: dict[Priority, OwnTargetsEntry] = {}
    tickets: OwnTicketTargetsEntry = OwnTicketTargetsEntry()


class PriorityTargetsEntry(Strict):
    """Targets for every priority."""

    urgent: TargetsEntry
    high: TargetsEntry
    normal: TargetsEntry


class SlaEntry(Strict):
    """The file for every organization, in which nothing may be missing."""

    warn_technician_at: Share = Field(description="The share of a target at which whoever should answer is warned.")
    warn_leads_at: Share = Field(description="The later share at which the leads are warned.")
    targets: PriorityTargetsEntry
    tickets: TicketTargetsEntry


def schema_of_sla() -> dict[str, Any]:
    """The JSON Schema by which editors complete and check `sla.yml`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **SlaEntry.model_json_schema()}
