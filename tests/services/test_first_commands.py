"""What somebody does first with an installation that has never run: add a company, and who works for it."""

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from handoff.__main__ import app

PASSWORD = "correct horse battery staple"


def test_a_company_and_its_lead_are_added_before_the_first_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {"VAR": str(tmp_path), "SECRET": "s" * 40, "BOT_TOKEN": "b" * 40}
    for name, value in settings.items():
        monkeypatch.setenv(f"WARMDESK_{name}", value)
    site = ["--site-key", "contoso-intranet", "--origin", "https://intranet.contoso.example"]
    lead = ["sam@desk.example", "Sam Okafor", "--organization", "contoso", "--role", "lead", "--password", PASSWORD]
    for command in (["add-organization", "contoso", "Contoso Legal", *site], ["add-technician", *lead]):
        result = CliRunner().invoke(app, command)
        assert (result.exit_code, result.exception) == (0, None)
    with sqlite3.connect(tmp_path / "warmdesk.db") as database:
        assert database.execute("SELECT name FROM organization").fetchall() == [("Contoso Legal",)]
        assert database.execute("SELECT name FROM technician").fetchall() == [("Sam Okafor",)]
