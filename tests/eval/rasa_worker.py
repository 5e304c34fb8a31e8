"""One side of a comparison, in a process and an environment of its own, behind lines of JSON: learn, load, classify.

Run by `rasa_side.py`. Everything goes through Rasa: its training, its model archive, its agent. A message is understood
as it is when the side serves: by Rasa's agent, or in our case by what the bot's door calls.
"""

import asyncio
import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

FALLBACK = "nlu_fallback"


def learn(folder: Path, config: str) -> dict[str, Any]:
    """Trains on `nlu.yml` of the folder; says what that cost in seconds of CPU, all threads together."""
    from rasa.model_training import train_nlu

    began = time.process_time()
    train_nlu(config, str(folder / "nlu.yml"), str(folder), fixed_model_name="model")
    return {"train_cpu_s": time.process_time() - began}


class Classifier:
    """A loaded model that is given one message at a time."""

    def __init__(self, side: str, folder: Path) -> None:
        from rasa.core.agent import load_agent

        loop = asyncio.new_event_loop()
        agent = loop.run_until_complete(load_agent(str(folder / "model.tar.gz")))
        if side == "ours":
            from bot.channel import understand
            from bot.light_processor import lighten

            lighten(agent.processor)
            self._understand = partial(understand, agent.processor)
        else:
            self._understand = lambda text: loop.run_until_complete(agent.parse_message(text))

    def classify(self, texts: list[str]) -> dict[str, Any]:
        """The ranking of each text, without the entry that stands for Rasa's own doubt, and the time it all took."""
        began = time.perf_counter()
        parsed = [self._understand(text) for text in texts]
        took = time.perf_counter() - began
        rankings = [
            [(entry["name"], entry["confidence"]) for entry in message["intent_ranking"] if entry["name"] != FALLBACK]
            for message in parsed
        ]
        return {"seconds": took, "rankings": rankings, "resident_mb": _resident_mb()}


def _resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Answer each line on stdin with one on stdout; Rasa's own output goes to stderr."""
    side, what, folder, config = sys.argv[1], sys.argv[2], Path(sys.argv[3]), sys.argv[4]
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    if side == "ours":
        from bot.without_tensorflow import leave_out

        leave_out()
    else:
        from rasa.utils.tensorflow.environment import setup_tf_environment

        setup_tf_environment()
    if what == "learn":
        answers.write(json.dumps(learn(folder, config)) + "\n")
        return
    classifier = Classifier(side, folder)
    for line in sys.stdin:
        answers.write(json.dumps(classifier.classify(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
