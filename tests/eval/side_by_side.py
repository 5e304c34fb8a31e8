"""Our pipeline beside Rasa's default one on public sets: `.venv/bot/bin/python -m tests.eval.side_by_side FOLDER`.

Both learn and answer through Rasa, one message at a time, on one thread. `make baseline` installs the default's
environment. Few lines take an hour of one core for the three seeds, nearly all of it the default's; full ones, many.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import numpy as np

from tests.eval.public import REJECTED, SEEDS, Measured, auroc
from tests.eval.public_sets import Lines, MissingFiles, PublicSet, banking77, clinc150, expect_files, few
from tests.eval.rasa_side import MissingEnvironment, RasaSide

BLOCKS, BLOCK = 20, 15
write = sys.stdout.write


def texts_of(lines: Lines) -> list[str]:
    """The texts alone."""
    return [text for text, _ in lines]


def answers(side: RasaSide, public: PublicSet) -> dict[str, float]:
    """What one side knows of a set."""
    known = Measured.of_rankings(side.rankings(texts_of(public.test)), public.test)
    found = {"accuracy": 100 * known.right.mean()}
    if public.unknown_test:
        unknown = Measured.of_rankings(side.rankings(texts_of(public.unknown_test)), public.unknown_test)
        validated = Measured.of_rankings(side.rankings(texts_of(public.val)), public.val)
        threshold = np.quantile(validated.confidence, REJECTED)
        found["accuracy at threshold"] = 100 * (known.right & (known.confidence >= threshold)).mean()
        found["out-of-scope recall"] = 100 * (unknown.confidence < threshold).mean()
        found["AUROC"] = auroc(known, unknown)
    return found | {"train CPU s": side.train_cpu_s, "memory MB": side.resident_mb}


def latencies(sides: dict[str, RasaSide], lines: Lines) -> dict[str, float]:
    """Milliseconds a message: the median of short blocks that take turns, so that the machine treats both alike."""
    spent: dict[str, list[float]] = {name: [] for name in sides}
    for block in range(BLOCKS):
        asked = texts_of(lines[block * BLOCK : (block + 1) * BLOCK])
        for name, side in sides.items():
            spent[name].append(1000 * side.seconds(asked) / BLOCK)
    return {name: statistics.median(times) for name, times in spent.items()}


def compare(label: str, train: Lines, public: PublicSet, names: list[str]) -> dict[str, dict[str, float]]:
    """Trains and measures each side, and prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        sides = {name: RasaSide(name, Path(folder) / name) for name in names}
        try:
            for side in sides.values():
                side.learn(train)
            found = {name: answers(side, public) for name, side in sides.items()}
            for name, milliseconds in latencies(sides, public.test).items():
                found[name]["ms a message"] = milliseconds
        finally:
            for side in sides.values():
                side.stop()
    show(f"{label}, {len(train)} lines", found)
    return found


def show(label: str, found: dict[str, dict[str, float]]) -> None:
    """One row per figure, one column per side, and ours / default where there are two."""
    columns = [*found, "ratio"][: 3 if len(found) == 2 else 1]
    write(f"\n{label}\n{'':<24}" + "".join(f"{column:>10}" for column in columns) + "\n")
    for figure in found["ours"]:
        values = [side[figure] for side in found.values()]
        ratio = f"{values[0] / values[1]:10.3f}" if len(values) == 2 else ""
        write(f"  {figure:<22}" + "".join(f"{value:10.1f}" for value in values) + f"{ratio}\n")
    sys.stdout.flush()


def mean(tables: list[dict[str, dict[str, float]]]) -> dict[str, dict[str, float]]:
    """Each figure's mean over the seeds."""
    first = tables[0]
    return {
        name: {figure: statistics.mean(table[name][figure] for table in tables) for figure in first[name]}
        for name in first
    }


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the public sets are")
    parser.add_argument(
        "--default", choices=("none", "few", "full"), default="few", help="where the default takes part"
    )
    parser.add_argument("--full", action="store_true", help="also with all training lines")
    parser.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS), help="of the draws of 10 per intent")
    asked = parser.parse_args()
    try:
        expect_files(asked.folder)
        sets = {"CLINC150": clinc150(asked.folder), "BANKING77": banking77(asked.folder)}
        both = ["ours", "default"]
        for name, public in sets.items():
            names = both[: 1 if asked.default == "none" else 2]
            tables = [
                compare(f"{name}, 10 per intent, seed {seed}", few(public.train, seed), public, names)
                for seed in asked.seeds
            ]
            if len(tables) > 1:
                show(f"{name}, 10 per intent, mean of seeds {', '.join(map(str, asked.seeds))}", mean(tables))
        for name, public in sets.items() if asked.full else ():
            compare(f"{name}, full", public.train + public.unknown_train, public, both[: 1 + (asked.default == "full")])
    except (MissingFiles, MissingEnvironment) as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
