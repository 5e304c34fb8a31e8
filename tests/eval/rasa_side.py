"""A pipeline behind Rasa, as a process of the environment it needs."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.eval.public_sets import Lines

ROOT = Path(__file__).parents[2]
ENVIRONMENTS = {"ours": ROOT / ".venv/bot", "default": ROOT / ".venv/baseline"}
# What Rasa takes when a config names no pipeline.
DEFAULTS = "lib/python3.10/site-packages/rasa/engine/recipes/config_files/default_config.yml"
_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "TF_INTRA_OP_PARALLELISM_THREADS",
    "TF_INTER_OP_PARALLELISM_THREADS",
)
ONE_THREAD = dict.fromkeys(_THREADS, "1")
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}
WARM_UP = ["hello", "how are you", "what is this"]


class MissingEnvironment(Exception):
    """The environment of a side is not installed; the message says how to."""


class RasaSide:
    """Ours or the default: learns lines, and ranks texts one at a time."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name, self._folder = name, folder
        self._python = ENVIRONMENTS[name] / "bin/python"
        if not self._python.exists():
            raise MissingEnvironment(
                f"{self._python} is missing. Run: make {'setup' if name == 'ours' else 'baseline'}"
            )
        self._config = ROOT / "bot/config.yml" if name == "ours" else ENVIRONMENTS[name] / DEFAULTS
        self._process: subprocess.Popen[str] | None = None
        self.train_cpu_s = self.resident_mb = 0.0

    def learn(self, lines: Lines) -> None:
        """Trains in one process and loads in another, whose memory is then that of a server."""
        self._folder.mkdir()
        (self._folder / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": _as_rasa_has_it(lines)}))
        learning = self._start("learn")
        self.train_cpu_s = self._answer(learning)["train_cpu_s"]
        learning.wait()
        self._classify()

    def serve(self, model: Path) -> None:
        """Loads what was trained elsewhere."""
        self._folder.mkdir()
        (self._folder / "model.tar.gz").symlink_to(model)
        self._classify()

    def rankings(self, texts: Sequence[str]) -> list[list[tuple[str, float]]]:
        """The ranking of each text, best first."""
        return self._ask(texts)["rankings"]

    def seconds(self, texts: Sequence[str]) -> float:
        """How long these texts took."""
        return self._ask(texts)["seconds"]

    def stop(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.stdin.close()
            self._process.wait()

    def _classify(self) -> None:
        self._process = self._start("classify")
        self.seconds(WARM_UP)

    def _ask(self, texts: Sequence[str]) -> dict[str, Any]:
        self._process.stdin.write(json.dumps(list(texts)) + "\n")
        self._process.stdin.flush()
        answer = self._answer(self._process)
        self.resident_mb = answer["resident_mb"]
        return answer

    def _answer(self, process: "subprocess.Popen[str]") -> dict[str, Any]:
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._name} ended:\n{(self._folder / 'log').read_text()[-2000:]}")
        return json.loads(line)

    def _start(self, what: str) -> "subprocess.Popen[str]":
        command = [self._python, "-m", "tests.eval.rasa_worker", self._name, what, self._folder, self._config]
        environment = os.environ | QUIET | ONE_THREAD | {"PYTHONPATH": str(ROOT)}
        with (self._folder / "log").open("a") as log:
            return subprocess.Popen(
                [str(part) for part in command],
                cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
            )  # fmt: skip


def _as_rasa_has_it(lines: Lines) -> list[dict[str, Any]]:
    """Lines by intent; brackets would be entities to Rasa."""
    by_intent: dict[str, list[str]] = {}
    for text, intent in lines:
        plain = " ".join(text.split()).translate(str.maketrans("[]{}", "()()"))
        by_intent.setdefault(intent, []).append(f"- {plain}\n")
    return [{"intent": intent, "examples": "".join(texts)} for intent, texts in by_intent.items()]
