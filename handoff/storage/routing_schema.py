"""The language of `data/policy/routing.yml`, and of `routing:` in an organization's own file."""

from datetime import timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from handoff.storage.durations import Length
from handoff.storage.entries import Strict
from handoff.vocabulary import Strategy

SHORTEST_LEASE = timedelta(seconds=20)


def _is_renewable(lease: timedelta) -> timedelta:
    if lease < SHORTEST_LEASE:
        raise ValueError("is too short: consoles are seen every 10 seconds; write 20 seconds or more")
    return lease


Capacity = Annotated[int, Field(ge=1, le=100)]
Lease = Annotated[Length, AfterValidator(_is_renewable)]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]


class NeedEntry(Strict):
    """What needs a skill."""

    topics: list[str] = []
    reasons: list[str] = []


class OwnRoutingEntry(Strict):
    """What an organization may have of its own; `teams` and `needs` are added to the common ones."""

    strategy: Strategy | None = None
    accept_within: Length | None = None
    grace: Length | None = None
    teams: dict[Slug, Strategy] = {}
    needs: dict[Slug, NeedEntry] = {}


class RoutingEntry(Strict):
    """Routing and presence for every organization."""

    strategy: Strategy
    capacity: Capacity
    accept_within: Length
    lease: Lease
    grace: Length
    teams: dict[Slug, Strategy] = {}
    needs: dict[Slug, NeedEntry] = {}


def schema_of_routing() -> dict[str, Any]:
    """The JSON Schema by which editors complete and check `routing.yml`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **RoutingEntry.model_json_schema()}
