"""The bot runs and learns without TensorFlow, and says so to whoever asks for a component that needs it."""

import subprocess
from pathlib import Path

import pytest
import yaml

from tests.running_bot import PYTHON, ROOT, RunningBot

COMPONENTS = {"DIETClassifier": "pipeline", "LanguageModelFeaturizer": "pipeline", "TEDPolicy": "policies"}
MOST_MEMORY_MB = 420

SOURCES = """
import importlib.util, pathlib
from bot.without_tensorflow import COMPONENTS, HELPERS
for name in [*COMPONENTS, *HELPERS]:
    source = pathlib.Path(importlib.util.find_spec(name).origin).read_text()
    print("import tensorflow" in source or "from tensorflow" in source)
"""
TOO_LATE = """
import sys, types
sys.modules["rasa.core.policies.ted_policy"] = types.ModuleType("ted_policy")
from bot.without_tensorflow import leave_out
leave_out()
"""


def _python(*arguments: object) -> "subprocess.CompletedProcess[str]":
    environment = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", "RASA_TELEMETRY_ENABLED": "false"}
    command = [PYTHON, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_environment_has_no_tensorflow() -> None:
    assert "ModuleNotFoundError: No module named 'tensorflow'" in _python("-c", "import tensorflow").stderr


def test_running_bot_is_small(bot: RunningBot) -> None:
    assert bot.process is not None
    status = Path(f"/proc/{bot.process.pid}/status").read_text()
    resident_kb = int(status.partition("VmRSS:")[2].split()[0])
    assert resident_kb < MOST_MEMORY_MB * 1024


def test_nothing_is_left_out_that_would_work() -> None:
    assert set(_python("-c", SOURCES).stdout.split()) == {"True"}


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_that_needs_tensorflow_stops_the_training_and_says_why(tmp_path: Path, name: str) -> None:
    config = yaml.safe_load((ROOT / "bot/config.yml").read_text())
    config[COMPONENTS[name]].append({"name": name})
    (tmp_path / "config.yml").write_text(yaml.safe_dump(config))
    done = _python(
        "-m", "bot", "train", "--skip-validation", "--config", tmp_path / "config.yml", "--domain", "bot/domain",
        "--data", "data/rules", "data/nlu", "--out", tmp_path,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"{name} needs TensorFlow, which this bot leaves out" in done.stdout + done.stderr
    assert not list(tmp_path.glob("*.tar.gz"))


def test_leaving_out_what_is_there_already_is_an_error() -> None:
    assert "ImportError: rasa.core.policies.ted_policy is there already" in _python("-c", TOO_LATE).stderr
