"""Reads and checks `data/policy/routing.yml` and the `routing:` of organizations."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from handoff.rules.escalation import Policy
from handoff.rules.routing import RoutingPolicy, SkillNeed
from handoff.storage.policy_file import OVERRIDES, Policies
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


def load_routing(data: Path, intents: frozenset[str], policies: Policies) -> RoutingPolicies:
    """The checked routing of a data folder; YamlProblem with file, line and reason when it cannot be used."""
    document = LocatedYaml.read(data / ROUTING)
    try:
        entry = RoutingEntry.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error, RoutingEntry.model_fields) from None
    anywhere = frozenset().union(*(_reasons(policy) for policy in policies.all()))
    _refuse_unknown_needs(document, (), entry.needs, {"topics": intents, "reasons": anywhere})
    common = _policy(entry)
    own = {}
    for path in sorted((data / OVERRIDES).glob("*.yml")):
        words = {"topics": intents, "reasons": _reasons(policies.of(path.stem))}
        override = _own_entry(path, words)
        if override is not None:
            own[path.stem] = _policy(_merged(entry, override))
    return RoutingPolicies(common, own)


def _reasons(policy: Policy) -> frozenset[str]:
    """What a handoff may be for, in the words of the escalation policy."""
    return frozenset(rule.reason for rule in policy.rules if rule.reason)


def _own_entry(path: Path, words: Mapping[str, frozenset[str]]) -> OwnRoutingEntry | None:
    """The section of a file that `load_policies` has checked as a whole already."""
    document = LocatedYaml.read(path)
    section = document.value.get(_SECTION)
    if section is None:
        return None
    entry = OwnRoutingEntry.model_validate(section)
    _refuse_unknown_needs(document, (_SECTION,), entry.needs, words)
    return entry


def _refuse_unknown_needs(
    document: LocatedYaml,
    above: tuple[str, ...],
    needs: Mapping[str, NeedEntry],
    words: Mapping[str, frozenset[str]],
) -> None:
    for skill, need in needs.items():
        for name, known in words.items():
            for word in getattr(need, name):
                if word not in known:
                    place = (*above, "needs", skill, name)
                    raise document.refusal(place, f"{name}: there is no `{word}`{nearest(word, known)}")


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
