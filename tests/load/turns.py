"""Bot turns per second, ours beside Rasa's default set-up: `make turns`, or `python -m tests.load.turns --help`.

Every process of both sides is held on one core, and this client on another. Ours is the whole path: Socket.IO, the
service with its database, the bot and its actions. The other side is Rasa with its default pipeline and policies
behind its REST channel. They take turns, so that what else the machine does falls on both. On a busy machine trust the
CPU a turn: there, turns a second favour the side with more processes.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.load.default_bot import NoBaseline
from tests.load.sides import DefaultSide, OurSide, Side, seconds_of_cpu
from tests.running_bot import ROOT

TURNS_EACH = 5
WARM_UP = 2
write = sys.stdout.write


@dataclass
class Measured:
    """What one side did in its rounds."""

    per_second: list[float] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)
    by_process: dict[str, float] = field(default_factory=dict)
    turns: int = 0
    right: int = 0


def questions() -> list[tuple[str, set[str]]]:
    """The first line of each topic, which both sides have learned, and the answers that are right."""
    found = []
    for path in sorted((ROOT / "data/faq").glob("*.yml")):
        topic = yaml.safe_load(path.read_text())
        line = topic["nlu"][0]["examples"].splitlines()[0].removeprefix("- ")
        answers = topic["responses"][f"utter_{topic['nlu'][0]['intent']}"]
        found.append((line, {" ".join(answer["text"].split()) for answer in answers}))
    return found


async def take_round(side: Side, visitors: int, measured: Measured) -> None:
    """One conversation per visitor, all at the same time, timed from the first word to the last answer."""
    asked = questions()
    async with AsyncExitStack() as closing:
        people = [await side.visitor(closing) for _ in range(visitors)]

        async def converse(number: int) -> int:
            right = 0
            for turn in range(TURNS_EACH):
                text, answers = asked[(number * TURNS_EACH + turn) % len(asked)]
                right += " ".join((await people[number].ask(text)).split()) in answers
            return right

        before, began = seconds_of_cpu(side.processes()), time.monotonic()
        right = await asyncio.gather(*(converse(number) for number in range(visitors)))
        took, after = time.monotonic() - began, seconds_of_cpu(side.processes())
    turns = visitors * TURNS_EACH
    spent = {name: after[name] - before[name] for name in after}
    measured.per_second.append(turns / took)
    measured.cpu_s.append(sum(spent.values()) / turns)
    measured.turns += turns
    measured.right += sum(right)
    for name, seconds in spent.items():
        measured.by_process[name] = measured.by_process.get(name, 0) + seconds


@contextmanager
def held_on(core: int):  # type: ignore[no-untyped-def]
    """Processes started in this block stay on that core."""
    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, everywhere - {core} or everywhere)


async def measure(var: Path, visitors: int, rounds: int) -> dict[str, Measured]:
    """Both sides, in alternating rounds."""
    sides: dict[str, Side] = {"ours": OurSide(var), "default": DefaultSide(var)}
    core = min(os.sched_getaffinity(0))
    try:
        with held_on(core):
            for side in sides.values():
                await side.start()
        for side in sides.values():
            for _ in range(WARM_UP):
                await take_round(side, visitors, Measured())
        measured = {name: Measured() for name in sides}
        for _ in range(rounds):
            for name, side in sides.items():
                await take_round(side, visitors, measured[name])
        return measured
    finally:
        for side in sides.values():
            await side.stop()


def show(measured: dict[str, Measured]) -> None:
    """The ratios, and what they are made of."""
    for name, side in measured.items():
        rate, cpu_ms = statistics.median(side.per_second), 1000 * statistics.mean(side.cpu_s)
        parts = ", ".join(f"{part} {1000 * spent / side.turns:.1f}" for part, spent in side.by_process.items())
        write(f"{name:>8}: {rate:6.1f} turns a second, {cpu_ms:5.1f} ms of CPU a turn ({parts}), ")
        write(f"{side.right / side.turns:.0%} of answers right\n")
    ours, default = measured["ours"], measured["default"]
    ratios = [mine / theirs for mine, theirs in zip(ours.per_second, default.per_second, strict=True)]
    write(f"ours / default, turns a second: {statistics.median(ratios):.2f} (")
    write(f"rounds {', '.join(f'{ratio:.2f}' for ratio in ratios)})\n")
    write(f"default / ours, CPU a turn: {statistics.mean(default.cpu_s) / statistics.mean(ours.cpu_s):.2f}\n")


def main() -> int:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=24, help="conversations at the same time")
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as var:
        try:
            measured = asyncio.run(measure(Path(var), asked.visitors, asked.rounds))
        except NoBaseline as missing:
            sys.stderr.write(f"{missing}\n")
            return 2
    show(measured)
    return 0


if __name__ == "__main__":
    sys.exit(main())
