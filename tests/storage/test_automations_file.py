"""`automations.yml`: what it may say, and what is wrong with it."""

import json
from pathlib import Path

import pytest

from handoff.settings import ROOT
from handoff.storage.automations_file import AUTOMATIONS, load_automations, schema_of_automations
from handoff.storage.yaml_lines import YamlProblem
from handoff.vocabulary import RequestKind


def test_every_kind_of_request_is_registered() -> None:
    assert set(load_automations(ROOT / "data")) == set(RequestKind)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("reset_password:", "reset_pasword:", r"automations\.yml:\d+: .*reset_pasword"),
        ("owner: it-lead@demo.example", "owner: the IT lead", "email address"),
        ("review_by: 2027-05-31", "review_by: soon", "date"),
        ("    grace: 30 days\n", "", r"automations\.yml:\d+: automations\.reset_password\.grace: Field required"),
        ("grace: 30 days", "grace: 30", "no length of time"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, reason: str) -> None:
    text = (ROOT / "data" / AUTOMATIONS).read_text()
    assert old in text
    (tmp_path / "policy").mkdir()
    (tmp_path / AUTOMATIONS).write_text(text.replace(old, new, 1))
    with pytest.raises(YamlProblem, match=reason):
        load_automations(tmp_path)


def test_the_schema_for_editors_is_up_to_date() -> None:
    assert json.loads((ROOT / "data/policy/automations.schema.json").read_text()) == schema_of_automations()
