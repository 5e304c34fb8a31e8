"""Reads the section `directory:` of organizations' files."""

from pathlib import Path

from pydantic import ValidationError

from handoff.storage.directory_schema import DirectoryEntry
from handoff.storage.entries import field_names
from handoff.storage.policy_file import OVERRIDES
from handoff.storage.policy_schema import OrganizationEntry
from handoff.storage.yaml_lines import LocatedYaml


def load_directory_entries(data: Path) -> dict[str, DirectoryEntry]:
    """The directory of each organization whose file names one, by slug; YamlProblem with file, line and reason."""
    found = {}
    for path in sorted((data / OVERRIDES).glob("*.yml")):
        document = LocatedYaml.read(path)
        try:
            entry = OrganizationEntry.model_validate(document.value).directory
        except ValidationError as error:
            raise document.problem(error, field_names()) from None
        if entry is not None:
            found[path.stem] = entry
    return found
