"""Lines are compared by meaning in the bot's environment, and what comes out names their places."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from handoff.__main__ import app
from tests.data_folder import FIRST_LINE, DataFolder

VPN = [
    "how do I connect to the VPN", "the vpn does not connect", "vpn says wrong password", "vpn client download",
    "start the vpn on a mac", "vpn login fails from home", "which server goes into the vpn", "vpn hangs at 98 percent",
    "globalprotect cannot connect", "forticlient error", "cisco anyconnect gateway", "is vpn needed for mail",
    "vpn icon is gone", "vpn from a hotel", "can I use vpn on my phone",
]  # fmt: skip
PRINTER = [
    "the printer doesn't print", "paper jam in the printer", "printer is offline", "print queue is stuck",
    "my print job never comes out", "printer prints blank pages", "toner is empty", "printed pages have stripes",
    "printer shows an error", "cannot print from word", "print is pale", "printer does not react",
    "the copier does not print", "print job waits for ever",
]  # fmt: skip


@pytest.fixture
def data(trained_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    monkeypatch.chdir(tmp_path)
    return DataFolder(tmp_path / "data")


def test_a_reworded_line_in_another_topic_and_a_line_in_the_wrong_topic_are_found(data: DataFolder) -> None:
    data.topic("printer", ["how can i connect to vpn", *PRINTER])
    data.topic("vpn", VPN)
    result = CliRunner().invoke(app, ["data", "check", "--data", "data"])
    assert result.exit_code == 0, result.output
    place = f"data/faq/printer.yml:{FIRST_LINE}: “how can i connect to vpn”"
    assert (
        f"{place} means nearly the same as “{VPN[0]}” of `faq/vpn` (vpn.yml:{FIRST_LINE}, similarity 0.9"
        in result.output
    )
    assert f"{place} of `faq/printer` is taken for `faq/vpn`" in result.output
    assert "Not checked" not in result.output


def test_a_folder_with_hardly_a_line_is_compared_without_failing(data: DataFolder) -> None:
    data.file("nlu/greet.yml", "nlu:\n- intent: greet\n  metadata: {title: Hi}\n  examples: |\n    - hi\n")
    result = CliRunner().invoke(app, ["data", "check", "--data", "data"])
    assert result.exit_code == 0, result.output
    data.file("nlu/greet.yml", "")
    assert CliRunner().invoke(app, ["data", "check", "--data", "data"]).exit_code == 0
