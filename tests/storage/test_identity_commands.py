"""`warmdesk identity`: a secret is shown once, with a sample that works, and replaced without a gap."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest
from typer.testing import CliRunner, Result

from handoff.__main__ import app
from handoff.services.identity.host_tokens import verify
from handoff.storage.host_keys import HostKeys


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WARMDESK_VAR", str(tmp_path))
    return tmp_path


def identity(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["identity", *arguments])


def test_what_is_printed_signs_what_the_service_takes(var: Path) -> None:
    said = identity("add-secret", "intranet").output
    secret = re.search(r"^    (\S{40,})$", said, re.MULTILINE)[1]
    kid = re.search(r'"kid": "(\w+)"', said)[1]
    now = datetime.now(UTC)
    claims = {"aud": "intranet", "sub": "7", "exp": now + timedelta(minutes=10)}
    token = jwt.encode(claims, secret, algorithm="HS256", headers={"kid": kid})
    assert verify(HostKeys(var / "identity").of("intranet"), "intranet", token, now).subject == "7"
    listed = identity("list", "intranet").output
    assert listed == f"{kid}  HS256\n"
    assert secret not in listed


def test_a_secret_is_replaced_by_adding_and_then_removing(var: Path) -> None:
    old = re.search(r'"kid": "(\w+)"', identity("add-secret", "intranet").output)[1]
    identity("add-secret", "intranet")
    assert "end one first" in str(identity("add-secret", "intranet").exception)
    assert identity("remove", "intranet", old).exit_code == 0
    assert old not in identity("list", "intranet").output
