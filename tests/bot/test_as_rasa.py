"""What replaces parts of Rasa gives the same as they do, turn by turn and event by event."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.running_bot import PYTHON, ROOT, RunningBot

pytestmark = pytest.mark.timeout(300, func_only=True)

Turns = list[tuple[str, str | None]]
CONVERSATIONS: dict[str, Turns] = {
    "questions": [
        ("hello", "greet"),
        ("vpn", "faq/vpn_connect"),
        ("and the camera", "faq/webcam"),
        ("thanks", "thank"),
        ("printer", "faq/printer_setup"),
        ("bye", "goodbye"),
    ],
    "nothing understood": [("blue is a nice colour", None), ("so is green", None), ("hello", "greet")],
    "a flow to its end, and on": [
        ("i forgot my password", "reset_password"),
        ("mkline", None),
        ("vpn", "faq/vpn_connect"),
        ("thanks", "thank"),
        ("and unlock me", "unlock_account"),
        ("mkline", None),
    ],
    "a question in the middle": [
        ("hello", "greet"),
        ("i forgot my password", "reset_password"),
        ("how do i connect", "faq/vpn_connect"),
        ("the same", None),
        ("mkline", None),
    ],
    "dropped": [("locked out", "unlock_account"), ("never mind", "deny"), ("no", "deny"), ("vpn", "faq/vpn_connect")],
    "one flow in another": [
        ("i forgot my password", "reset_password"),
        ("rather unlock it", "unlock_account"),
        ("what", None),
        ("what", None),
        ("hello", "greet"),
    ],
    "sensitive in a flow": [
        ("i forgot my password", "reset_password"),
        ("somebody stole it", "sensitive/security_incident"),
        ("a person please", "request_human"),
        ("yes", "affirm"),
    ],
}


@pytest.fixture(scope="module")
def held(trained_model: Path, bot: RunningBot, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every conversation in its four ways, with the action server of the running bot."""
    var = tmp_path_factory.mktemp("dialogues")
    environment = {
        "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", "RASA_TELEMETRY_ENABLED": "false",
        "WARMDESK_ACTIONS_URL": f"http://127.0.0.1:{bot.actions_port}/webhook",
        "WARMDESK_TRACKER_DB": str(var / "unused.db"),
    }  # fmt: skip
    command = [str(PYTHON), "-m", "tests.bot.dialogues", str(trained_model), str(var), json.dumps(CONVERSATIONS)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads((var / "held.json").read_text())


@pytest.mark.parametrize("way", ["ours", "from the file", "two processes"])
@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversation_goes_as_with_rasas_own_parts(held: dict[str, Any], name: str, way: str) -> None:
    assert held[name]["rasa"]["stored"]
    assert held[name][way]["turns"] == held[name]["rasa"]["turns"]
    assert held[name][way]["stored"] == held[name]["rasa"]["stored"]


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_states_are_those_of_a_replay(held: dict[str, Any], name: str) -> None:
    assert held[name]["states that differ"] == []
