"""Rasa as `rasa init` sets it up, on our data: what the bot is measured against; `make baseline` installs it."""

import os
import subprocess
from pathlib import Path

import yaml

from tests.eval.rasa_side import ROOT

PYTHON = ROOT / ".venv/baseline/bin/python"
FOLDER = ROOT / "var/load/default"
MODEL = FOLDER / "models/default.tar.gz"
# What Rasa takes when a config names no pipeline and no policies: DIET, a response selector, TED and the others.
CONFIG = PYTHON.parents[1] / "lib/python3.10/site-packages/rasa/engine/recipes/config_files/default_config.yml"
# Instead of 100: a model answers as fast after few as after many, and on two cores these take minutes.
EPOCHS = 5
ENVIRONMENT = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore"}


class NoBaseline(Exception):
    """The environment with Rasa's default pipeline is missing."""


def expect_environment() -> None:
    """NoBaseline unless the environment is there."""
    if not PYTHON.exists():
        raise NoBaseline(f"{PYTHON.relative_to(ROOT)} is missing. Run: make baseline")


def train() -> Path:
    """The model, trained if there is none."""
    expect_environment()
    if MODEL.exists():
        return MODEL
    FOLDER.mkdir(parents=True, exist_ok=True)
    config = CONFIG.read_text().replace("epochs: 100", f"epochs: {EPOCHS}")
    (FOLDER / "config.yml").write_text(config)
    (FOLDER / "credentials.yml").write_text("rest:\n")
    (FOLDER / "endpoints.yml").write_text("{}\n")
    (FOLDER / "stories.yml").write_text(yaml.safe_dump({"version": "3.1", "stories": stories()}))
    data = [ROOT / "data" / name for name in ("faq", "nlu", "rules")]
    arguments = ["--skip-validation", "--domain", ROOT / "bot/domain", "--data", *data, "stories.yml"]
    arguments += ["--out", MODEL.parent, "--fixed-model-name", "default"]
    with (FOLDER / "train.log").open("wb") as log:
        command = [PYTHON, "-m", "rasa", "train", *arguments]
        subprocess.run(command, cwd=FOLDER, env=os.environ | ENVIRONMENT, stdout=log, stderr=log, check=True)
    return MODEL


def stories() -> list[dict[str, object]]:
    """Our rules as stories, each followed by the next: the default's policies learn from stories only."""
    rules = [
        rule
        for path in sorted((ROOT / "data/rules").glob("*.yml"))
        for rule in yaml.safe_load(path.read_text())["rules"]
    ]
    turns = [rule["steps"] for rule in rules if "condition" not in rule and len(rule["steps"]) == 2]
    return [
        {"story": f"{first[0]['intent']} then {second[0]['intent']}", "steps": [*first, *second]}
        for first, second in zip(turns, [*turns[1:], *turns[:1]], strict=True)
    ]


def start(port: int, log: Path) -> "subprocess.Popen[bytes]":
    """Starts it with its REST channel on a port; the model must be there."""
    arguments = ["run", "--model", MODEL, "--credentials", "credentials.yml", "--endpoints", "endpoints.yml"]
    command = [str(part) for part in (PYTHON, "-m", "rasa", *arguments, "--interface", "127.0.0.1", "--port", port)]
    with log.open("wb") as output:
        return subprocess.Popen(command, cwd=FOLDER, env=os.environ | ENVIRONMENT, stdout=output, stderr=output)
