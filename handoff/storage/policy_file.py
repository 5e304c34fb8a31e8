"""Reads and checks `data/policy/`: a wrong file is refused with file, line, reason and the nearest valid word."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from handoff.rules.escalation import Policy
from handoff.rules.turn_facts import family_of
from handoff.storage.entries import field_names
from handoff.storage.policy_building import build_policy, merge
from handoff.storage.policy_schema import OrganizationEntry, PolicyEntry, RuleEntry
from handoff.storage.policy_traps import refuse_traps
from handoff.storage.yaml_lines import LocatedYaml, nearest
from handoff.vocabulary import Signal

POLICY = Path("policy") / "escalation.yml"
OVERRIDES = Path("policy") / "organizations"


class Policies:
    """The policy of each organization: the common one, or what its own file makes of it."""

    def __init__(self, common: Policy, own: dict[str, Policy]) -> None:
        self.common = common
        self._own = own

    def of(self, organization: str) -> Policy:
        """The policy of the organization with this slug."""
        return self._own.get(organization, self.common)

    def all(self) -> list[Policy]:
        """Every policy in force."""
        return [self.common, *self._own.values()]


def load_policies(data: Path, intents: Iterable[str], policy: Path | None = None) -> Policies:
    """The checked policies of a data folder, or with another file in the place of the common one."""
    known = frozenset(intents)
    document, entry = _read(policy or data / POLICY, PolicyEntry, known, frozenset())
    common = build_policy(entry)
    refuse_traps(document, entry, common, known)
    own = {}
    for path in sorted((data / OVERRIDES).glob("*.yml")):
        override_document, override = _read(path, OrganizationEntry, known, frozenset(entry.signs))
        own[path.stem] = build_policy(merge(override_document, entry, override))
        refuse_traps(override_document, override, own[path.stem], known)
    return Policies(common, own)


def _read[Entry: (PolicyEntry, OrganizationEntry)](
    path: Path, kind: type[Entry], intents: frozenset[str], common_signs: frozenset[str]
) -> tuple[LocatedYaml, Entry]:
    document = LocatedYaml.read(path)
    try:
        entry = kind.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error, field_names()) from None
    _refuse_repeated_ids(document, entry)
    words = {
        "intents": intents,
        "families": frozenset(map(family_of, intents)),
        "signals": common_signs | entry.signs.keys() | set(Signal),
    }
    for index, rule in enumerate(entry.rules):
        _refuse_unknown_words(document, index, rule, words)
    return document, entry


def _refuse_repeated_ids(document: LocatedYaml, entry: PolicyEntry | OrganizationEntry) -> None:
    seen: set[str] = set()
    for index, rule in enumerate(entry.rules):
        if rule.id in seen:
            raise document.refusal(("rules", index, "id"), f"the rule id `{rule.id}` is used twice")
        seen.add(rule.id)


def _refuse_unknown_words(
    document: LocatedYaml, index: int, rule: RuleEntry, allowed: dict[str, frozenset[str]]
) -> None:
    if rule.take_as and rule.take_as not in allowed["intents"]:
        hint = nearest(rule.take_as, allowed["intents"])
        raise document.refusal(("rules", index, "take_as"), f"take_as: there is no `{rule.take_as}`{hint}")
    for name, words in allowed.items():
        for word in getattr(rule.when, name) or ():
            if word not in words:
                place = ("rules", index, "when", name)
                raise document.refusal(place, f"{name}: there is no `{word}`{nearest(word, words)}")
