"""What an organization's file says about its visitors: read, or refused with file, line and reason."""

from pathlib import Path

import pytest

from handoff.rules.pre_chat import PreChatField
from handoff.storage.visitor_file import VisitorPolicies, load_visitor_policies
from handoff.storage.yaml_lines import YamlProblem
from handoff.vocabulary import FieldKind

GOOD = """\
version: "1"
identity:
  unverified: refused
pre_chat:
  - id: name
    label: Your name
    required: true
  - id: office
    label: Which office?
    kind: choice
    choices: [Kiel, Lübeck]
"""


def with_own(tmp_path: Path, content: str) -> VisitorPolicies:
    folder = tmp_path / "policy" / "organizations"
    folder.mkdir(parents=True)
    (folder / "contoso.yml").write_text(content)
    return load_visitor_policies(tmp_path)


def test_an_organization_asks_what_its_file_says_and_others_ask_nothing(tmp_path: Path) -> None:
    policies = with_own(tmp_path, GOOD)
    assert policies.of("contoso").pre_chat == (
        PreChatField("name", "Your name", FieldKind.TEXT, True),
        PreChatField("office", "Which office?", FieldKind.CHOICE, False, ("Kiel", "Lübeck")),
    )
    assert not policies.of("contoso").unverified_welcome
    assert policies.of("northwind").unverified_welcome
    assert policies.of("northwind").pre_chat == ()


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("id: office", "id: name", "contoso.yml:8: the field id `name` is used twice"),
        ("kind: choice", "kind: chioce", r"contoso.yml:10: .*did you mean `choice`\?"),
        ("    choices: [Kiel, Lübeck]\n", "", "contoso.yml:8: .*choices go with"),
        ("required: true", "requierd: true", r"contoso.yml:7: .*did you mean `required`\?"),
        ("unverified: refused", "unverified: refuse", r"contoso.yml:3: .*did you mean `refused`\?"),
        ("id: office", "id: Office!", "contoso.yml:8: .*id"),
    ],
)
def test_a_wrong_file_is_refused_with_the_line_to_mend(tmp_path: Path, right: str, wrong: str, complaint: str) -> None:
    with pytest.raises(YamlProblem, match=complaint):
        with_own(tmp_path, GOOD.replace(right, wrong))
