"""`data/canned/`: what a file may say, what is wrong with it, and that what is shipped reads well."""

import json
import re
from pathlib import Path

import pytest

from handoff.rules.canned import filled, values_for
from handoff.services.data_check.answer_style import LONGEST, answer_style
from handoff.services.data_check.findings import Severity
from handoff.settings import ROOT
from handoff.storage.canned_file import CannedReplies, load_canned
from handoff.storage.canned_schema import schema_of_canned
from handoff.storage.training_files import Answer, Place, TrainingData
from handoff.storage.yaml_lines import YamlProblem

FIRST = """\
replies:
  - id: greeting
    title: Greeting
    shortcut: hi
    text: Hello {visitor.first_name}.
"""
SECOND = FIRST.replace("greeting", "other").replace("hi", "ho").removeprefix("replies:\n")
KNOWN = values_for(visitor="Maria Silva", technician="Priya Nair", reference="WD-ABCDEFGH", organization="Northwind")
# Said by a person, who may well say what they do; the bot may not.
OF_A_BOT = ("promises what the bot does", "no numbered steps", "after the steps")


def loaded(folder: Path, text: str, **more: str) -> CannedReplies:
    (folder / "canned").mkdir()
    for name, content in {"a": text, **more}.items():
        (folder / "canned" / f"{name}.yml").write_text(content)
    return load_canned(folder)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (FIRST.replace("title:", "titel:"), r"a\.yml:3: .*no such field; did you mean `title`\?"),
        (FIRST.replace("visitor.first_name", "visitor.firstname"), r"a\.yml:5: .*did you mean `visitor\.first_name`\?"),
        (FIRST.replace("shortcut: hi", "shortcut: Hi There"), r"a\.yml:4: replies\.0\.shortcut"),
        (FIRST + SECOND.replace("other", "greeting"), r"a\.yml:6: id: `greeting` is taken"),
        (FIRST + SECOND.replace("shortcut: ho", "shortcut: hi"), r"a\.yml:8: shortcut: `hi` is taken by .* `greeting`"),
        (FIRST + "    title: Again\n", r"a\.yml:6: `title` is here twice"),
        (FIRST.replace("    text: Hello {visitor.first_name}.\n", ""), r"a\.yml:2: .*text: Field required"),
        ("replies: []\n", r"a\.yml:1: replies"),
        ("", r"a\.yml:1: the file"),
        ("replies: [", r"a\.yml:\d+: is not valid YAML"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(YamlProblem, match=reason):
        loaded(tmp_path, text)


def test_a_shortcut_is_taken_across_files_but_each_language_has_its_own(tmp_path: Path) -> None:
    german = "replies:\n" + SECOND.replace("shortcut: ho", "shortcut: hi\n    languages: [de]")
    assert len(loaded(tmp_path, FIRST, b=german).of("northwind", None)) == 2
    (tmp_path / "canned" / "c.yml").write_text("replies:\n" + SECOND.replace("other", "third").replace(": ho", ": hi"))
    with pytest.raises(YamlProblem, match=r"c\.yml:4: shortcut"):
        load_canned(tmp_path)


def test_a_reply_is_offered_only_where_it_belongs(tmp_path: Path) -> None:
    own = FIRST.replace("    text:", "    organizations: [contoso]\n    teams: [network]\n    text:")
    replies = loaded(tmp_path, own + SECOND)
    assert [reply.id for reply in replies.of("contoso", "network")] == ["greeting", "other"]
    assert [reply.id for reply in replies.of("contoso", "service-desk")] == ["other"]
    assert [reply.id for reply in replies.of("northwind", "network")] == ["other"]
    assert [reply.id for reply in replies.of("contoso", None)] == ["other"]


def test_a_desk_may_do_without(tmp_path: Path) -> None:
    assert load_canned(tmp_path).of("northwind", None) == []


def test_the_shipped_replies_are_many_and_in_the_house_style() -> None:
    shipped = load_canned(ROOT / "data").of("northwind", "service-desk")
    assert len(shipped) >= 25
    for reply in shipped:
        answers = [Answer(Place(Path(reply.id), 1), reply.id, filled(reply.text, KNOWN), is_block=True)]
        found = list(answer_style(TrainingData(answers=answers)))
        assert [each for each in found if not any(words in each.what for words in OF_A_BOT)] == []
        assert len(reply.text) < LONGEST
        assert not re.search(r"[…]|\bplease click\b", reply.text), reply.id
    assert Severity.ERROR in {finding.severity for finding in answer_style(_asking_for_a_password())}


def _asking_for_a_password() -> TrainingData:
    text = "Send me your password."
    return TrainingData(answers=[Answer(Place(Path("x"), 1), "x", text, is_block=True)])


def test_the_schema_for_editors_is_the_one_that_files_are_checked_by() -> None:
    written = json.loads((ROOT / "data" / "canned" / "canned.schema.json").read_text())
    assert written == schema_of_canned()
