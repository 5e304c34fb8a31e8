"""Reads `data/policy/waiting.yml` and what organizations have of their own beside it."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from handoff.rules.patience import Limits
from handoff.storage.entries import field_names
from handoff.storage.policy_schema import OrganizationEntry
from handoff.storage.waiting_schema import WaitingEntry, WaitingSection
from handoff.storage.yaml_lines import LocatedYaml

WAITING = Path("policy") / "waiting.yml"
OVERRIDES = Path("policy") / "organizations"
_LIMITS = tuple(Limits.__dataclass_fields__)


@dataclass(frozen=True)
class WaitingWords:
    """What visitors are told; names in braces are filled in."""

    closed: str
    nobody: str
    idle_warning: str
    idle_closed: str


@dataclass(frozen=True)
class WaitingPolicy:
    """How long each wait may last, and what is said about it."""

    limits: Limits
    say: WaitingWords


class WaitingPolicies:
    """The waiting policy of each organization: the common one, or what its own file makes of it."""

    def __init__(self, common: WaitingPolicy, own: dict[str, WaitingPolicy]) -> None:
        self.common, self._own = common, own

    def of(self, organization: str) -> WaitingPolicy:
        """The policy of the organization with this slug."""
        return self._own.get(organization, self.common)

    @property
    def shortest(self) -> Limits:
        """The least of every limit: what is younger than that needs no look."""
        every = [policy.limits for policy in (self.common, *self._own.values())]
        return Limits(**{name: min(getattr(limits, name) for limits in every) for name in _LIMITS})


def load_waiting(data: Path) -> WaitingPolicies:
    """The checked policies of a data folder; YamlProblem with file, line and reason."""
    document = LocatedYaml.read(data / WAITING)
    common = _checked(document, WaitingEntry)
    own = {}
    for path in sorted((data / OVERRIDES).glob("*.yml")):
        override = LocatedYaml.read(path)
        section = _checked(override, OrganizationEntry).waiting
        if section is not None:
            own[path.stem] = _policy(override, ("waiting", "idle_close"), common, section)
    return WaitingPolicies(_policy(document, ("idle_close",), common, common), own)


def _checked[Entry: (WaitingEntry, OrganizationEntry)](document: LocatedYaml, kind: type[Entry]) -> Entry:
    try:
        return kind.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error, field_names()) from None


def _policy(document: LocatedYaml, place: tuple[str, ...], common: WaitingEntry, own: WaitingSection) -> WaitingPolicy:
    values = common.model_dump() | own.model_dump(exclude_none=True, exclude={"say"})
    words = common.say.model_dump() | own.say.model_dump(exclude_none=True)
    limits = Limits(**{name: values[name] for name in _LIMITS})
    if limits.idle_close <= limits.idle_warning:
        raise document.refusal(place, "idle_close must be longer than idle_warning, which comes first")
    return WaitingPolicy(limits, WaitingWords(**words))
