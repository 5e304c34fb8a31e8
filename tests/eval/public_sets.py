"""Reads the public sets that understanding is measured on; nothing of them may go into `data/`."""

import csv
import json
import random
from dataclasses import dataclass
from pathlib import Path

OUT_OF_SCOPE = "out_of_scope"
Lines = list[tuple[str, str]]

WHERE = {
    "clinc150_full.json": "CLINC150, `data/data_full.json` of the GitHub project clinc/oos-eval, saved under this name",
    "banking77_train.csv": "BANKING77, `banking_data/train.csv` of PolyAI-LDN/task-specific-datasets on GitHub",
    "banking77_test.csv": "BANKING77, `banking_data/test.csv` of PolyAI-LDN/task-specific-datasets on GitHub",
}


class MissingFiles(Exception):
    """The folder does not hold the public sets; the message says where they are to be had."""


@dataclass(frozen=True)
class PublicSet:
    """Lines to learn from, to choose a threshold on and to be measured on, out-of-scope ones apart."""

    train: Lines
    val: Lines
    test: Lines
    unknown_train: Lines
    unknown_val: Lines
    unknown_test: Lines


def expect_files(folder: Path) -> None:
    """MissingFiles unless the folder holds everything."""
    missing = [f"  {name}: {where}" for name, where in WHERE.items() if not (folder / name).is_file()]
    if missing:
        raise MissingFiles("\n".join([f"{folder} lacks these files; put them there:", *missing]))


def clinc150(folder: Path) -> PublicSet:
    """150 intents and lines outside all of them."""
    parts = json.loads((folder / "clinc150_full.json").read_text())
    known = {name: [(text, intent) for text, intent in parts[name]] for name in ("train", "val", "test")}
    unknown = {name: [(text, OUT_OF_SCOPE) for text, _ in parts[f"oos_{name}"]] for name in known}
    return PublicSet(*known.values(), *unknown.values())


def banking77(folder: Path) -> PublicSet:
    """77 intents close to each other, and nothing outside."""
    return PublicSet(_rows(folder, "train"), [], _rows(folder, "test"), [], [], [])


def few(lines: Lines, seed: int, per_intent: int = 10) -> Lines:
    """A few lines of each intent, drawn as everybody draws them who follows the protocol."""
    by_intent: dict[str, Lines] = {}
    for text, intent in lines:
        by_intent.setdefault(intent, []).append((text, intent))
    draw = random.Random(seed)
    return [line for group in by_intent.values() for line in draw.sample(group, per_intent)]


def _rows(folder: Path, part: str) -> Lines:
    with (folder / f"banking77_{part}.csv").open(newline="") as file:
        return [(row["text"], row["category"]) for row in csv.DictReader(file)]
