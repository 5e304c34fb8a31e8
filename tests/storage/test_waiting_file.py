"""`waiting.yml`: what it may say, what is wrong with it, and what one organization has of its own."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from handoff.settings import ROOT
from handoff.storage.waiting_file import WaitingPolicies, load_waiting
from handoff.storage.yaml_lines import YamlProblem


def loaded(folder: Path, old: str = "", new: str = "", *, own: str | None = None) -> WaitingPolicies:
    shutil.copytree(ROOT / "data" / "policy", folder / "policy", dirs_exist_ok=True)
    path = folder / "policy" / "waiting.yml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    if own is not None:
        (folder / "policy" / "organizations" / "contoso.yml").write_text(f"version: '1'\n{own}")
    return load_waiting(folder)


def test_an_organization_has_what_it_says_and_the_common_rest(tmp_path: Path) -> None:
    own = "waiting:\n  wait_limit: 5 minutes\n  say:\n    idle_closed: Bye.\n"
    policies = loaded(tmp_path, own=own)
    contoso, others = policies.of("contoso"), policies.of("northwind")
    assert (contoso.limits.wait_limit, others.limits.wait_limit) == (timedelta(minutes=5), timedelta(minutes=30))
    assert contoso.limits.idle_close == others.limits.idle_close
    assert (contoso.say.idle_closed, contoso.say.closed) == ("Bye.", others.say.closed)
    assert policies.shortest.wait_limit == timedelta(minutes=5)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("wait_limit: 30 minutes", "wait_limit: 30", r":\d+: wait_limit: 30 is no length of time; write one like"),
        ("wait_limit: 30 minutes", "wait_limit: 0 minutes", "no length of time"),
        ("wait_limit:", "wait_limt:", r"there is no such field; did you mean `wait_limit`\?"),
        ("nobody_limit: 2 minutes\n", "", "nobody_limit is missing"),
        ("{opens}", "{open}", r"say\.closed: there is no \{open\} here; use \{reference\} or \{opens\}"),
        ("{minutes}", "{minutes", "brace"),
        ("idle_close: 20 minutes", "idle_close: 10 minutes", "idle_close must be longer than idle_warning"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(YamlProblem, match=reason):
        loaded(tmp_path, old, new)


def test_a_mistake_in_an_organizations_file_is_named_there(tmp_path: Path) -> None:
    with pytest.raises(YamlProblem, match=r"contoso\.yml:3: idle_close must be longer"):
        loaded(tmp_path, own="waiting:\n  idle_close: 5 minutes\n")
