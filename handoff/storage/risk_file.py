"""Reads and checks `data/policy/risk.yml` and the `risk:` of organizations."""

import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from handoff.rules.risk import Levels, RiskPolicy, RiskSignal, Weighing
from handoff.storage.entries import field_names
from handoff.storage.policy_file import OVERRIDES
from handoff.storage.policy_schema import OrganizationEntry
from handoff.storage.risk_schema import OwnRiskEntry, RiskEntry, SignalEntry
from handoff.storage.yaml_lines import LocatedYaml
from handoff.vocabulary import RiskOutcome

RISK = Path("policy") / "risk.yml"
_REPLACED = ("levels", "account_window", "organization_window", "organization_resets", "recent_change")


class RiskPolicies:
    """How each organization weighs risk: as all do, or as its own file says."""

    def __init__(self, common: RiskPolicy, own: Mapping[str, RiskPolicy]) -> None:
        self.common, self._own = common, own

    def of(self, organization: str) -> RiskPolicy:
        """The policy of the organization with this slug."""
        return self._own.get(organization, self.common)


def load_risk(data: Path) -> RiskPolicies:
    """The checked policies of a data folder; YamlProblem with file, line and reason."""
    document = LocatedYaml.read(data / RISK)
    common = _checked(document, RiskEntry)
    own = {}
    for path in sorted((data / OVERRIDES).glob("*.yml")):
        entry = _checked(LocatedYaml.read(path), OrganizationEntry)
        if entry.risk is not None:
            own[path.stem] = _policy(_merged(common, entry.risk, entry.version))
    return RiskPolicies(_policy(common), own)


def _checked[Entry: (RiskEntry, OrganizationEntry)](document: LocatedYaml, kind: type[Entry]) -> Entry:
    try:
        return kind.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error, field_names()) from None


def _merged(common: RiskEntry, own: OwnRiskEntry, version: str) -> RiskEntry:
    replaced = {name: getattr(own, name) for name in _REPLACED if getattr(own, name) is not None}
    groups = {name: getattr(common.groups, name) + getattr(own.groups, name) for name in ("privileged", "finance")}
    return common.model_copy(
        update=replaced
        | {
            "version": f"{common.version}+{version}"[:60],
            "groups": common.groups.model_copy(update=groups),
            "signals": common.signals | {name: _signal(common.signals[name], own, name) for name in own.signals},
        }
    )


def _signal(common: SignalEntry, own: OwnRiskEntry, name: RiskSignal) -> SignalEntry:
    entry = own.signals[name]
    given = entry.model_dump(exclude_none=True, exclude={"patterns"})
    return common.model_copy(update=given | {"patterns": common.patterns + entry.patterns})


def _policy(entry: RiskEntry) -> RiskPolicy:
    return RiskPolicy(
        version=entry.version,
        levels=Levels(**entry.levels.model_dump()),
        weighings={
            signal: Weighing(
                weighed.weight,
                weighed.unknown,
                weighed.at_least or RiskOutcome.AUTOMATE,
                weighed.why,
                weighed.why_unknown,
            )
            for signal, weighed in entry.signals.items()
        },
        privileged_groups=frozenset(name.casefold() for name in entry.groups.privileged),
        finance_groups=frozenset(name.casefold() for name in entry.groups.finance),
        patterns={
            signal: tuple(re.compile(pattern, re.IGNORECASE) for pattern in weighed.patterns)
            for signal, weighed in entry.signals.items()
            if weighed.patterns
        },
        account_window=entry.account_window,
        organization_window=entry.organization_window,
        organization_resets=entry.organization_resets,
        recent_change=entry.recent_change,
    )
