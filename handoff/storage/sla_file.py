"""Reads and checks `data/policy/sla.yml` and the `sla:` of organizations."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from handoff.rules.sla import Target
from handoff.storage.entries import Strict, field_names
from handoff.storage.policy_file import OVERRIDES
from handoff.storage.policy_schema import OrganizationEntry
from handoff.storage.sla_schema import SlaEntry, SlaSection
from handoff.storage.yaml_lines import LocatedYaml
from handoff.vocabulary import Priority, SlaTerm

SLA = Path("policy") / "sla.yml"
_SECTION = "sla"

Targets = dict[SlaTerm, Target]


@dataclass(frozen=True)
class SlaPolicy:
    """The targets of live conversations by priority and of tickets, and the shares of them at which to warn."""

    targets: Mapping[Priority, Targets]
    tickets: Targets
    warn_technician_at: float
    warn_leads_at: float


class SlaPolicies:
    """What each organization was promised: the common targets, or what its own file makes of them."""

    def __init__(self, common: SlaPolicy, own: Mapping[str, SlaPolicy]) -> None:
        self.common, self._own = common, own

    def of(self, organization: str) -> SlaPolicy:
        """The policy of the organization with this slug."""
        return self._own.get(organization, self.common)


def load_sla(data: Path) -> SlaPolicies:
    """The checked targets of a data folder; YamlProblem with file, line and reason when they cannot be used."""
    document = LocatedYaml.read(data / SLA)
    try:
        entry = SlaEntry.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error, field_names()) from None
    common = SlaPolicy(
        targets={priority: _targets({}, getattr(entry.targets, priority)) for priority in Priority},
        tickets=_targets({}, entry.tickets),
        warn_technician_at=entry.warn_technician_at,
        warn_leads_at=entry.warn_leads_at,
    )
    _refuse_warnings_out_of_order(document, (), common)
    own = {}
    for path in sorted((data / OVERRIDES).glob("*.yml")):
        override = LocatedYaml.read(path)
        section = _section(override)
        if section is not None:
            own[path.stem] = _merged(common, section)
            _refuse_warnings_out_of_order(override, (_SECTION,), own[path.stem])
    return SlaPolicies(common, own)


def _section(document: LocatedYaml) -> SlaSection | None:
    try:
        return OrganizationEntry.model_validate(document.value).sla
    except ValidationError as error:
        raise document.problem(error, field_names()) from None


def _merged(common: SlaPolicy, own: SlaSection) -> SlaPolicy:
    return SlaPolicy(
        targets={priority: _targets(known, own.targets.get(priority)) for priority, known in common.targets.items()},
        tickets=_targets(common.tickets, own.tickets),
        warn_technician_at=own.warn_technician_at or common.warn_technician_at,
        warn_leads_at=own.warn_leads_at or common.warn_leads_at,
    )


def _targets(known: Targets, entry: Strict | None) -> Targets:
    said = {term: getattr(entry, term, None) for term in SlaTerm}
    return known | {term: target for term, target in said.items() if target is not None}


def _refuse_warnings_out_of_order(document: LocatedYaml, above: tuple[str, ...], policy: SlaPolicy) -> None:
    if policy.warn_leads_at < policy.warn_technician_at:
        reason = "warn_leads_at: is before warn_technician_at; whoever should answer is warned first"
        raise document.refusal((*above, "warn_leads_at"), reason)
