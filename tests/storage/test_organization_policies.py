"""What one organization has of its own: added to the common policy, checked like it, and for nobody else."""

import json
import re
import shutil
from pathlib import Path

import pytest

from handoff.rules.escalation import decide
from handoff.rules.turn_facts import Facts
from handoff.settings import ROOT
from handoff.storage.notices_schema import schema_of_notices
from handoff.storage.policy_file import Policies, load_policies
from handoff.storage.policy_schema import schema_of_organization, schema_of_policy
from handoff.storage.topic_files import load_topics
from handoff.storage.waiting_schema import schema_of_waiting
from handoff.storage.yaml_lines import YamlProblem

INTENTS = load_topics(ROOT / "data").intents
README = (ROOT / "data" / "policy" / "organizations" / "README.md").read_text()
SAMPLE = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)[0]
VPN = Facts("my vpn please", (("faq/vpn_connect", 0.65),))


def with_own(tmp_path: Path, content: str) -> Policies:
    shutil.copytree(ROOT / "data" / "policy", tmp_path / "policy", dirs_exist_ok=True)
    (tmp_path / "policy" / "organizations" / "contoso.yml").write_text(content)
    return load_policies(tmp_path, INTENTS)


def test_the_documented_example_holds_for_its_organization_only(tmp_path: Path) -> None:
    policies = with_own(tmp_path, SAMPLE)
    assert decide(policies.of("northwind"), VPN).rule.id == "understood"
    verdict = decide(policies.of("contoso"), VPN)
    assert (verdict.rule.id, verdict.rule.why) == ("unclear", "This desk would rather be asked once too often.")
    files = Facts("the client file is gone", (("faq/recover_file", 0.9),))
    assert [decide(policies.of(name), files).rule.id for name in ("contoso", "northwind")] == [
        "case_files",
        "understood",
    ]
    assert policies.of("contoso").version.startswith(f"{policies.common.version.split('+')[0]}/")


def test_a_new_rule_says_where_it_goes(tmp_path: Path) -> None:
    with pytest.raises(YamlProblem, match=r"contoso\.yml:\d+: rule `case_files`: .*did you mean `unclear`\?"):
        with_own(tmp_path, SAMPLE.replace("before: unclear", "before: uncler"))


def test_p6_an_organization_cannot_keep_people_away_either(tmp_path: Path) -> None:
    trap = "version: '1'\nrules:\n  - id: asked_for_person\n    when: {}\n    then: answer\n    why: none\n"
    with pytest.raises(YamlProblem, match=r"contoso\.yml:3: rule `asked_for_person` keeps a certain `request_human`"):
        with_own(tmp_path, trap)


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        ("Europe/Berlin", "Europe/Berlinn", "no time zone"),
        ("08:00-14:00", "14:00-08:00", "no span of a day"),
        ("monday", "mondy", "did you mean `monday`"),
        ("weekly:", "weakly:", "did you mean `weekly`"),
    ],
)
def test_wrong_hours_are_refused_with_the_reason(tmp_path: Path, good: str, bad: str, reason: str) -> None:
    with pytest.raises(YamlProblem, match=re.escape(reason)):
        with_own(tmp_path, SAMPLE.replace(good, bad, 1))


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("escalation.schema.json", schema_of_policy()),
        ("organizations/organization.schema.json", schema_of_organization()),
        ("waiting.schema.json", schema_of_waiting()),
        ("notices.schema.json", schema_of_notices()),
    ],
)
def test_the_schema_that_editors_use_is_not_stale(path: str, schema: dict[str, object]) -> None:
    assert json.loads((ROOT / "data" / "policy" / path).read_text()) == json.loads(json.dumps(schema)), (
        "run: make protocol"
    )
