"""Reads and checks `data/policy/automations.yml`."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import EmailStr, Field, ValidationError

from handoff.rules.automations import Automation
from handoff.storage.durations import Length
from handoff.storage.entries import Strict, field_names
from handoff.storage.yaml_lines import LocatedYaml
from handoff.vocabulary import RequestKind

AUTOMATIONS = Path("policy") / "automations.yml"
Sentence = Annotated[str, Field(min_length=1)]


class AutomationEntry(Strict):
    """One automated flow."""

    title: Sentence
    owner: EmailStr = Field(description="Who answers for it, and is warned when it is overdue.")
    purpose: Sentence
    touches: Annotated[list[Sentence], Field(min_length=1, description="The data it reads or changes.")]
    review_by: date
    grace: Length = Field(description="How long after review_by it goes on.")


class AutomationsEntry(Strict):
    """The register."""

    automations: dict[RequestKind, AutomationEntry]


def load_automations(data: Path) -> Mapping[str, Automation]:
    """The register by name; YamlProblem with file, line and reason."""
    document = LocatedYaml.read(data / AUTOMATIONS)
    try:
        entry = AutomationsEntry.model_validate(document.value)
    except ValidationError as error:
        raise document.problem(error, field_names()) from None
    return {
        str(name): Automation(str(name), **each.model_dump() | {"touches": tuple(each.touches)})
        for name, each in entry.automations.items()
    }


def schema_of_automations() -> dict[str, Any]:
    """The JSON Schema by which editors complete and check `automations.yml`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **AutomationsEntry.model_json_schema()}
