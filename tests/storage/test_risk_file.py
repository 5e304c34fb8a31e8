"""`risk.yml`: what it may say, what is wrong with it, and what one organization has of its own."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from handoff.rules.risk import RiskSignal
from handoff.settings import ROOT
from handoff.storage.risk_file import RiskPolicies, load_risk
from handoff.storage.risk_schema import schema_of_risk
from handoff.storage.yaml_lines import YamlProblem


def loaded(folder: Path, old: str = "", new: str = "", *, own: str | None = None) -> RiskPolicies:
    shutil.copytree(ROOT / "data" / "policy", folder / "policy", dirs_exist_ok=True)
    path = folder / "policy" / "risk.yml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    if own is not None:
        (folder / "policy" / "organizations" / "contoso.yml").write_text(f"version: '1'\nrisk:\n{own}")
    return load_risk(folder)


def test_an_organization_adds_groups_and_patterns_and_replaces_the_rest(tmp_path: Path) -> None:
    own = (
        "  account_window: 2 days\n  groups: {privileged: [Partners]}\n"
        "  signals:\n    pressure: {weight: 50, patterns: [\\bpartner\\b]}\n"
    )
    policies = loaded(tmp_path, own=own)
    contoso, others = policies.of("contoso"), policies.of("northwind")
    assert contoso.account_window == timedelta(days=2)
    assert contoso.privileged_groups == others.privileged_groups | {"partners"}
    assert contoso.weighings[RiskSignal.PRESSURE].weight == 50
    assert contoso.weighings[RiskSignal.PRESSURE].why == others.weighings[RiskSignal.PRESSURE].why
    assert len(contoso.patterns[RiskSignal.PRESSURE]) == len(others.patterns[RiskSignal.PRESSURE]) + 1
    assert contoso.version == f"{others.version}+1"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("security_review: 60", "security_review: 30", r"risk\.yml:\d+: levels: each level must begin above"),
        ("  reset_burst:", "  reset_bust:", "did you mean `reset_burst`|Input should be"),
        ("weight: 60", "weight: -5", "greater than or equal to 0"),
        ("unknown: 60", "unknown: 0", r"signals\.privileged_group\.unknown: .*greater than or equal to 1"),
        ("at_least: security_review", "at_least: security_reviw", "did you mean `security_review`"),
        ("recent_change: 14 days", "recent_change: 14", "no length of time"),
        ("am telefon\\b", "(am telefon", "is not a regular expression"),
        ("    weight: 60\n", "    weight: 60\n    patterns: [x]\n", "privileged_group is not found in words"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(YamlProblem, match=reason):
        loaded(tmp_path, old, new)


def test_a_sign_may_not_be_left_out(tmp_path: Path) -> None:
    text = (ROOT / "data" / "policy" / "risk.yml").read_text()
    start = text.index("  phishing_mode:")
    with pytest.raises(YamlProblem, match="phishing_mode is missing"):
        loaded(tmp_path, text[start:], "")


def test_the_schema_for_editors_is_up_to_date() -> None:
    assert json.loads((ROOT / "data" / "policy" / "risk.schema.json").read_text()) == schema_of_risk()
