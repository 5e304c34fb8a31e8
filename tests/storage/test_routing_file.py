"""`data/policy/routing.yml`: lengths of time, an organization's own, and errors with their line."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from handoff.rules.routing import SkillNeed
from handoff.settings import ROOT
from handoff.storage.durations import parse_length
from handoff.storage.policy_file import load_policies
from handoff.storage.routing_file import RoutingPolicies, load_routing
from handoff.storage.routing_schema import schema_of_routing
from handoff.storage.topic_files import load_topics
from handoff.storage.yaml_lines import YamlProblem
from handoff.vocabulary import Strategy

INTENTS = load_topics(ROOT / "data").intents
RIGHT = "strategy: round_robin\ncapacity: 3\naccept_within: 90 seconds\nlease: 30 seconds\ngrace: 2 minutes\n"


def routing_of(tmp_path: Path, common: str, own: str | None = None) -> RoutingPolicies:
    shutil.copytree(ROOT / "data" / "policy", tmp_path / "policy", dirs_exist_ok=True)
    (tmp_path / "policy" / "routing.yml").write_text(common)
    if own is not None:
        (tmp_path / "policy" / "organizations" / "contoso.yml").write_text(own)
    return load_routing(tmp_path, INTENTS, load_policies(tmp_path, INTENTS))


@pytest.mark.parametrize(("written", "seconds"), [("45 seconds", 45), ("1 minute", 60), ("2 hours", 7200)])
def test_a_length_of_time_is_a_number_and_a_unit(written: str, seconds: int) -> None:
    assert parse_length(written) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "written", ["", "45", "0 seconds", "-5 minutes", "1.5 hours", "5m", "2 weeks", 45, None, "45 seconds\n"]
)
def test_anything_else_is_none(written: object) -> None:
    with pytest.raises(ValueError, match="write one like 45 seconds, 30 minutes or 7 days"):
        parse_length(written)


def test_an_organization_changes_what_it_names_and_adds_teams_and_needs(tmp_path: Path) -> None:
    common = RIGHT + "teams: {network: manual}\nneeds: {mac: {topics: [faq/webcam]}}\n"
    own = 'version: "1"\nrouting:\n  accept_within: 20 seconds\n  needs: {security: {reasons: [sensitive]}}\n'
    routing = routing_of(tmp_path, common, own)
    contoso, others = routing.of("contoso"), routing.of("northwind")
    assert (others.accept_within, contoso.accept_within) == (timedelta(seconds=90), timedelta(seconds=20))
    assert (contoso.strategy, contoso.grace) == (Strategy.ROUND_ROBIN, timedelta(minutes=2))
    assert contoso.strategy_of("network") is Strategy.MANUAL
    webcam = SkillNeed("mac", topics=frozenset({"faq/webcam"}))
    assert (others.needs, contoso.needs[0]) == ((webcam,), webcam)
    assert contoso.needed_skills(None, "sensitive") == {"security"}


@pytest.mark.parametrize(
    ("wrong", "line", "says"),
    [
        (RIGHT.replace("round_robin", "round_robbin"), 1, "did you mean `round_robin`?"),
        (RIGHT.replace("90 seconds", "90"), 3, "accept_within: 90 is no length of time"),
        (RIGHT.replace("30 seconds", "5 seconds"), 4, "lease: is too short"),
        (RIGHT.replace("grace:", "graze:"), 5, "did you mean `grace`?"),
        (RIGHT.replace("3", "0", 1), 2, "capacity: "),
        (RIGHT + "needs:\n  mac:\n    topics: [faq/web_cam]\n", 8, "did you mean `faq/webcam`?"),
        (RIGHT + "needs:\n  security:\n    reasons: [sensitive, tempering]\n", 8, "did you mean `tampering`?"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line_and_what_is_meant(
    tmp_path: Path, wrong: str, line: int, says: str
) -> None:
    with pytest.raises(YamlProblem) as problem:
        routing_of(tmp_path, wrong)
    assert (problem.value.path.name, problem.value.line) == ("routing.yml", line)
    assert says in problem.value.reason


@pytest.mark.parametrize(
    ("section", "line", "says"),
    [
        ("  accept_within: soon\n", 3, "routing.accept_within"),
        ("  lease: 30 seconds\n", 3, "there is no such field"),
        ("  stratgy: manual\n", 3, "did you mean `strategy`?"),
        ("  needs:\n    mac: {topics: [nowhere]}\n", 4, "there is no `nowhere`"),
        ("  needs:\n    vip: {reasons: [important]}\n", 4, "reasons: there is no `important`"),
    ],
)
def test_so_is_an_organizations_own(tmp_path: Path, section: str, line: int, says: str) -> None:
    with pytest.raises(YamlProblem) as problem:
        routing_of(tmp_path, RIGHT, f'version: "1"\nrouting:\n{section}')
    assert (problem.value.path.name, problem.value.line) == ("contoso.yml", line)
    assert says in problem.value.reason


OWN_RULE = """version: "1"
rules:
  - id: case_files
    before: unclear
    when: {patterns: [case files?]}
    then: hand_over
    reason: case_files
    team: service-desk
    say: A colleague comes to this chat.
    why: Case files are looked at by people.
routing:
  needs:
    legal: {reasons: [case_files]}
"""


def test_a_reason_of_an_organizations_own_rules_is_one_that_its_routing_may_name(tmp_path: Path) -> None:
    routing = routing_of(tmp_path, RIGHT, OWN_RULE)
    assert routing.of("contoso").needed_skills(None, "case_files") == {"legal"}


def test_the_shipped_file_is_right_and_its_schema_up_to_date() -> None:
    data = ROOT / "data"
    assert load_routing(data, INTENTS, load_policies(data, INTENTS)).common.strategy is Strategy.LEAST_BUSY
    written = json.loads((ROOT / "data" / "policy" / "routing.schema.json").read_text())
    assert written == json.loads(json.dumps(schema_of_routing()))
