"""What the bot's own environment says of the lines: which of two topics mean the same, which it takes for another's."""

from typing import TypedDict

from handoff.services.data_check.findings import Findings, advice, name_and_line
from handoff.storage.training_files import TrainingLine

# More than this nobody reads at once; after mending these, the next are shown.
SHOWN = 40


class NearPair(TypedDict):
    """Two lines, by their numbers, and how near their meanings are."""

    line: int
    other: int
    similarity: float


class TakenForOther(TypedDict):
    """A line and the topic that the classifier sees in it when it has not learnt it."""

    line: int
    topic: str
    confidence: float


class Comparison(TypedDict):
    """What bot/compare_lines.py answers, the worst first."""

    near_pairs: list[NearPair]
    taken_for_others: list[TakenForOther]


def same_meaning(lines: list[TrainingLine], comparison: Comparison) -> Findings:
    """Lines of two topics that say the same in other words."""
    for pair in comparison["near_pairs"][:SHOWN]:
        line, other = lines[pair["line"]], lines[pair["other"]]
        yield advice(
            line.place,
            f"“{line.text}” means nearly the same as “{other.text}” of `{other.topic}` ({name_and_line(other.place)}, "
            f"similarity {pair['similarity']:.2f}); keep both only if a person would tell them apart",
        )


def taken_for_others(lines: list[TrainingLine], comparison: Comparison) -> Findings:
    """Lines that stand in the wrong topic, or at a border where their neighbours need more lines."""
    for taken in comparison["taken_for_others"][:SHOWN]:
        line = lines[taken["line"]]
        yield advice(
            line.place,
            f"“{line.text}” of `{line.topic}` is taken for `{taken['topic']}` ({taken['confidence']:.2f}); "
            "move it if it belongs there, or add lines like it here",
        )


def unshown(comparison: Comparison) -> int:
    """How many of both kinds were noticed beyond those that are shown."""
    return sum(max(len(noticed) - SHOWN, 0) for noticed in (comparison["near_pairs"], comparison["taken_for_others"]))
