"""`warmdesk data check` as a lead sees it: what it prints, what it leaves out, and its exit code."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from handoff import data_commands
from handoff.__main__ import app
from handoff.settings import ROOT
from tests.data_folder import FIRST_LINE, DataFolder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["data", "check", *arguments])


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    monkeypatch.chdir(tmp_path)
    return DataFolder(tmp_path / "data")


def test_the_shipped_data_passes_with_exit_code_0() -> None:
    result = run("--quick")
    assert result.exit_code == 0
    assert "Errors" not in result.stdout
    assert re.search(r"^\d+ topics, \d+ lines, \d+ answers: errors 0, advice \d+\.$", result.stdout, re.MULTILINE)


def test_a_mistake_in_the_canned_replies_is_an_error_with_its_place(data: DataFolder) -> None:
    data.topic("printer")
    data.file("canned/mine.yml", "replies:\n  - id: hello\n    titel: Hello\n    shortcut: hi\n    text: Hello.\n")
    result = run("--data", "data", "--quick")
    assert result.exit_code == 1
    assert "data/canned/mine.yml:3: replies.0.titel: there is no such field; did you mean `title`?" in result.stdout


def test_errors_come_first_each_with_its_place_and_the_exit_code_is_1(data: DataFolder) -> None:
    data.topic("printer", ["my vpn is down"])
    data.topic("vpn", ["my vpn is down", "too long " * 40])
    result = run("--data", "data", "--quick")
    assert result.exit_code == 1
    errors, advice, summary = result.stdout.split("\n\n")
    assert errors == (
        "Errors: must be mended\n"
        f"  data/faq/vpn.yml:{FIRST_LINE}: “my vpn is down” is in `faq/printer` too (printer.yml:{FIRST_LINE}); "
        "keep it in one topic only"
    )
    assert advice.startswith(f"Advice: should be looked at\n  data/faq/vpn.yml:{FIRST_LINE + 1}: 359 characters")
    assert summary.startswith(
        "2 topics, 30 lines, 2 answers: errors 1, advice 1.\nNot checked, because --quick was given"
    )


def test_advice_alone_is_no_failure(data: DataFolder) -> None:
    data.topic("vpn", ["too long " * 40])
    assert run("--data", "data", "--quick").exit_code == 0


def test_without_the_bots_environment_it_says_what_it_does_not_check(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_commands, "BOT_PYTHON", data.path / "nowhere")
    data.topic("vpn")
    result = run("--data", "data")
    assert result.exit_code == 0
    assert "Not checked, because the bot's environment is missing; `make setup` makes it" in result.stdout


def test_a_folder_that_is_none_is_refused(data: DataFolder) -> None:
    result = run("--data", str(ROOT / "nowhere"))
    assert "is no folder" in str(result.exception)
    assert result.exit_code != 0
