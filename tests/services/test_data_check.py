"""What is wrong with a lead's lines is found, with its place and what to do."""

from pathlib import Path

import pytest

from handoff.services.data_check import Severity, check
from handoff.settings import ROOT
from handoff.storage.training_files import read_domain, read_training_data
from tests.data_folder import FIRST_LINE, DataFolder


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def test_the_shipped_data_has_no_error() -> None:
    findings = check(read_training_data(ROOT / "data"), read_domain(ROOT / "bot" / "domain"))
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_a_folder_that_is_right_has_no_findings(data: DataFolder) -> None:
    data.topic("vpn")
    data.topic("printer")
    assert data.findings() == []


@pytest.mark.parametrize("again", ["My VPN is down", "my vpn, is down!!", "my  v-p-n is down", "ＭＹ vpn is down"])
def test_a_line_in_two_topics_is_an_error_whatever_its_case_punctuation_and_spacing(
    data: DataFolder, again: str
) -> None:
    data.topic("printer", ["my vpn is down"])
    data.topic("vpn", ["hello there", again])
    (found,) = data.errors()
    assert found.startswith(f"faq/vpn.yml:{FIRST_LINE + 1}: ")
    assert f"`faq/printer` too (printer.yml:{FIRST_LINE})" in found


def test_a_line_twice_in_one_topic_is_advice(data: DataFolder) -> None:
    data.topic("vpn", ["my vpn is down", "another one", "My VPN is down."])
    (found,) = data.advice()
    assert found.startswith(f"faq/vpn.yml:{FIRST_LINE + 2}: ")
    assert data.errors() == []


def test_lines_of_signs_alone_are_the_same_only_if_the_signs_are(data: DataFolder) -> None:
    data.topic("vpn", ["👍"])
    data.topic("printer", ["👎"])
    assert data.findings() == []


def test_lines_of_two_topics_that_differ_by_a_letter_are_advice(data: DataFolder) -> None:
    data.topic("vpn", ["the mouse of my computer is broken"])
    data.topic("printer", ["the house of my computer is broken", "the colour of my computer is grey"])
    (found,) = data.advice()
    assert found.startswith(f"faq/printer.yml:{FIRST_LINE}: ")
    assert "of `faq/vpn`" in found


def test_lines_of_one_topic_may_be_alike(data: DataFolder) -> None:
    data.topic("vpn", ["the mouse of my computer is broken", "the house of my computer is broken"])
    assert data.findings() == []


def test_a_topic_with_fewer_than_15_lines_is_thin(data: DataFolder) -> None:
    data.file("nlu/greet.yml", "nlu:\n- intent: greet\n  metadata: {title: Hi}\n  examples: |\n    - hi\n    - hey\n")
    assert data.advice() == [
        "nlu/greet.yml:2: `greet` has 2 lines; write at least 15, in words that people use",
    ]


def test_an_empty_line_is_an_error_and_a_long_one_is_advice(data: DataFolder) -> None:
    data.topic("vpn", ["", "word " * 61])
    (empty,) = data.errors()
    assert empty.startswith(f"faq/vpn.yml:{FIRST_LINE}: ")
    (long,) = data.advice()
    assert long.startswith(f"faq/vpn.yml:{FIRST_LINE + 1}: 304 characters")


@pytest.mark.parametrize(
    "line", ["open [the menu](start)", 'in [Rome]{"entity": "city"}', "see [x](y:z) here", "[a][b]"]
)
def test_brackets_that_the_bot_reads_as_entities_are_errors(data: DataFolder, line: str) -> None:
    data.topic("vpn", [line])
    (found,) = data.errors()
    assert found.startswith(f"faq/vpn.yml:{FIRST_LINE}: ")
    assert "take the brackets out" in found


def test_other_brackets_are_text(data: DataFolder) -> None:
    data.topic("vpn", ["what is [x] (y)", "array[0]", "(help) [me]"])
    assert data.findings() == []


def test_a_topic_without_an_answer_is_an_error(data: DataFolder) -> None:
    data.topic("vpn", answer=None)
    assert data.errors() == ["faq/vpn.yml:3: `faq/vpn` has no answer; write one under `responses: utter_faq/vpn`"]


def test_an_answer_without_a_topic_is_an_error(data: DataFolder) -> None:
    data.topic("vpn")
    path = data.path / "faq/vpn.yml"
    path.write_text(path.read_text().replace("intent: faq/vpn", "intent: faq/vnp"))
    missing, orphan = data.errors()
    assert "`faq/vnp` has no answer" in missing
    assert "no topic leads to `utter_faq/vpn`" in orphan


def test_an_intent_that_the_bots_domain_does_not_declare_is_an_error(data: DataFolder) -> None:
    data.topic("vpn")
    data.domain.intents.clear()
    assert data.errors() == ["faq/vpn.yml:3: no file of bot/domain declares `faq`; correct the name or add it there"]


def test_an_answer_in_two_files_and_a_title_of_two_topics_are_errors(data: DataFolder) -> None:
    data.topic("vpn")
    data.topic("printer")
    path = data.path / "faq/printer.yml"
    path.write_text(
        path.read_text().replace("About printer", "About VPN") + "  utter_faq/vpn:\n  - text: It worked if.\n"
    )
    twice, title = data.errors()
    assert "`utter_faq/vpn` is in printer.yml too" in twice
    assert "`faq/printer` has the title “About vpn” too" in title
