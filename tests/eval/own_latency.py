"""How long a message takes to be understood, beside Rasa's default pipeline, both trained on our own data.

    .venv/bot/bin/python -m tests.eval.own_latency FOLDER

FOLDER holds the public sets, whose lines are asked beside our own; `make baseline` installs the default's environment,
and its model is trained first. Prints milliseconds and ratios: medians of short blocks that take turns.
"""

import random
import statistics
import sys
import tempfile
from pathlib import Path

from tests.eval.own_data import own_lines
from tests.eval.public_sets import banking77, clinc150, expect_files
from tests.eval.rasa_side import ROOT, RasaSide
from tests.eval.side_by_side import latencies
from tests.load import default_bot

MODELS = {"ours": ROOT / "var/models/warmdesk.tar.gz", "default": default_bot.MODEL}


def main() -> int:
    """Print one line for each set of lines."""
    folder = Path(sys.argv[1])
    expect_files(folder)
    default_bot.train()
    sets = {"CLINC150": clinc150(folder).test, "BANKING77": banking77(folder).test, "our own": own_lines()}
    with tempfile.TemporaryDirectory() as scratch:
        sides = {name: RasaSide(name, Path(scratch) / name) for name in MODELS}
        try:
            for name, side in sides.items():
                side.serve(MODELS[name])
            for name, lines in sets.items():
                asked = random.Random(0).sample(lines, len(lines))
                words = statistics.mean(len(text.split()) for text, _ in asked)
                took = latencies(sides, asked)
                sys.stdout.write(f"{name}, {words:.1f} words: ours {took['ours']:.1f} ms, ")
                sys.stdout.write(f"default {took['default']:.1f} ms, ratio {took['ours'] / took['default']:.2f}\n")
        finally:
            for side in sides.values():
                side.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
