"""Whether the canned replies can be used."""

from pathlib import Path

from handoff.services.data_check.findings import Findings, error
from handoff.storage.canned_file import load_canned
from handoff.storage.training_files import Place
from handoff.storage.yaml_lines import YamlProblem


def unusable_canned_replies(data: Path) -> Findings:
    """The first mistake in `data/canned`, which would stop the start of the service."""
    try:
        load_canned(data)
    except YamlProblem as problem:
        yield error(Place(problem.path, problem.line), problem.reason)
