"""Reads what an organization's file says about its visitors: whom it lets in, and what it asks them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from handoff.rules.pre_chat import PreChatField
from handoff.storage.entries import field_names
from handoff.storage.policy_file import OVERRIDES
from handoff.storage.policy_schema import OrganizationEntry
from handoff.storage.yaml_lines import LocatedYaml


@dataclass(frozen=True)
class VisitorPolicy:
    """Whether visitors for whom nobody vouches are let in, and the questions before the first message."""

    unverified_welcome: bool = True
    pre_chat: tuple[PreChatField, ...] = ()


_FOR_ALL = VisitorPolicy()


@dataclass(frozen=True)
class VisitorPolicies:
    """The policy of each organization that has one of its own."""

    own: Mapping[str, VisitorPolicy]

    def of(self, organization: str) -> VisitorPolicy:
        """The policy of the organization with this slug."""
        return self.own.get(organization, _FOR_ALL)


def load_visitor_policies(data: Path) -> VisitorPolicies:
    """The checked policies of a data folder; YamlProblem with file, line and reason."""
    return VisitorPolicies({path.stem: _policy(path) for path in sorted((data / OVERRIDES).glob("*.yml"))})


def _policy(path: Path) -> VisitorPolicy:
    document = LocatedYaml.read(path)
    try:
        entry = OrganizationEntry.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error, field_names()) from None
    seen: set[str] = set()
    for index, asked in enumerate(entry.pre_chat):
        if asked.id in seen:
            raise document.refusal(("pre_chat", index, "id"), f"the field id `{asked.id}` is used twice")
        seen.add(asked.id)
    fields = tuple(PreChatField(**asked.model_dump() | {"choices": tuple(asked.choices)}) for asked in entry.pre_chat)
    return VisitorPolicy(entry.identity.unverified == "welcome", fields)
