"""Reads and checks `data/policy/routing.yml` and the `routing:` of organizations."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from handoff.rules.routing import RoutingPolicy, SkillNeed
from handoff.storage.policy_file import OVERRIDES
from handoff.storage.routing_schema import NeedEntry, OwnRoutingEntry, RoutingEntry
from handoff.storage.yaml_lines import LocatedYaml, nearest

ROUTING = Path("policy") / "routing.yml"
_SECTION = "routing"


class RoutingPolicies:
    """How each organization routes: as all do, or as its own file says."""

    def __init__(self, common: RoutingPolicy, own: Mapping[str, RoutingPolicy]) -> None:
        self.common = common
        self._own = own

    def of(self, organization: str) -> RoutingPolicy:
        """The routing of the organization with this slug."""
        return self._own.get(organization, self.common)


def load_routing(data: Path, intents: frozenset[str]) -> RoutingPolicies:
    """The checked routing of a data folder; YamlProblem with file, line and reason when it cannot be used."""
    document = LocatedYaml.read(data / ROUTING)
    try:
        entry = RoutingEntry.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error, RoutingEntry.model_fields) from None
    _refuse_unknown_topics(document, (), entry.needs, intents)
    common = _policy(entry)
    own = {}
    for path in sorted((data / OVERRIDES).glob("*.yml")):
        override = _own_entry(path, intents)
        if override is not None:
            own[path.stem] = _policy(_merged(entry, override))
    return RoutingPolicies(common, own)


def _own_entry(path: Path, intents: frozenset[str]) -> OwnRoutingEntry | None:
    """The section of a file that `load_policies` has checked as a whole already."""
    document = LocatedYaml.read(path)
    section = document.value.get(_SECTION)
    if section is None:
        return None
    entry = OwnRoutingEntry.model_validate(section)
    _refuse_unknown_topics(document, (_SECTION,), entry.needs, intents)
    return entry


def _refuse_unknown_topics(
    document: LocatedYaml, above: tuple[str, ...], needs: Mapping[str, NeedEntry], intents: frozenset[str]
) -> None:
    for skill, need in needs.items():
        for topic in need.topics:
            if topic not in intents:
                place = (*above, "needs", skill, "topics")
                raise document.refusal(place, f"topics: there is no `{topic}`{nearest(topic, intents)}")


def _merged(common: RoutingEntry, own: OwnRoutingEntry) -> RoutingEntry:
    said = {name: value for name in ("strategy", "accept_within", "grace") if (value := getattr(own, name)) is not None}
    added = {"teams": common.teams | own.teams, "needs": common.needs | own.needs}
    return common.model_copy(update=said | added)


def _policy(entry: RoutingEntry) -> RoutingPolicy:
    needs = tuple(
        SkillNeed(skill, frozenset(need.topics), frozenset(need.reasons)) for skill, need in entry.needs.items()
    )
    values = {name: value for name, value in entry if name != "needs"}
    return RoutingPolicy(**values, needs=needs)
