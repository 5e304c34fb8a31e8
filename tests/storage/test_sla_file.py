"""`sla.yml`: what it may say, what is wrong with it, and what one organization has of its own."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from handoff.rules.sla import Target
from handoff.settings import ROOT
from handoff.storage.sla_file import SlaPolicies, load_sla
from handoff.storage.yaml_lines import YamlProblem
from handoff.vocabulary import Priority, SlaTerm


def loaded(folder: Path, old: str = "", new: str = "", *, own: str | None = None) -> SlaPolicies:
    shutil.copytree(ROOT / "data" / "policy", folder / "policy", dirs_exist_ok=True)
    path = folder / "policy" / "sla.yml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    if own is not None:
        (folder / "policy" / "organizations" / "contoso.yml").write_text(f"version: '1'\n{own}")
    return load_sla(folder)


def test_an_organization_has_what_it_says_and_the_common_rest(tmp_path: Path) -> None:
    own = (
        "sla:\n  warn_leads_at: 0.95\n  targets:\n    urgent: {first_response: 2 minutes}\n"
        "  tickets: {resolution: 8 business hours}\n"
    )
    policies = loaded(tmp_path, own=own)
    contoso, others = policies.of("contoso"), policies.of("northwind")
    assert contoso.targets[Priority.URGENT][SlaTerm.FIRST_RESPONSE] == Target(timedelta(minutes=2), False)
    assert contoso.tickets[SlaTerm.RESOLUTION] == Target(timedelta(hours=8), True)
    assert (contoso.warn_technician_at, contoso.warn_leads_at) == (others.warn_technician_at, 0.95)
    assert contoso.targets[Priority.NORMAL] == others.targets[Priority.NORMAL]
    assert contoso.tickets[SlaTerm.FIRST_RESPONSE] == others.tickets[SlaTerm.FIRST_RESPONSE]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "first_response: 5 business",
            "first_response: 5 bisness",
            r":\d+: targets\.urgent\.first_response: .* is no target",
        ),
        ("first_response: 5 business minutes", "first_response: 0 minutes", "is no target"),
        ("resolution: 4 business hours", "resolution: 2 business days", "write how many business hours you mean"),
        (
            "  first_response: 4 business hours",
            "  first_response: 4 hours",
            r"tickets\.first_response: .* opening hours",
        ),
        ("first_response: 5", "first_respons: 5", r"there is no such field; did you mean `first_response`\?"),
        ("  urgent:", "  urgend:", r"there is no such field; did you mean `urgent`\?"),
        ("    next_response: 10 business minutes\n", "", r"targets\.high\.next_response: Field required"),
        ("warn_leads_at: 0.9", "warn_leads_at: 90", "warn_leads_at: .* less than 1"),
        ("warn_leads_at: 0.9", "warn_leads_at: 0.5", r"sla\.yml:\d+: warn_leads_at: is before warn_technician_at"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(YamlProblem, match=reason):
        loaded(tmp_path, old, new)


def test_a_mistake_in_an_organizations_file_is_named_there(tmp_path: Path) -> None:
    with pytest.raises(YamlProblem, match=r"contoso\.yml:3: warn_leads_at: is before"):
        loaded(tmp_path, own="sla:\n  warn_leads_at: 0.1\n")
    with pytest.raises(YamlProblem, match=r"contoso\.yml:4: sla\.targets\.urgent\.resolution: .* is no target"):
        loaded(tmp_path, own="sla:\n  targets:\n    urgent: {resolution: soon}\n")
