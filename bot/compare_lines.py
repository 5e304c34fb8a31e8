"""Compares training lines by their meaning, for the service's `data check`: JSON lines in, what was noticed out.

Run as `python -m bot.compare_lines ENCODER` with `[{"topic": …, "text": …}, …]` on standard input; lines are named by
their number in it.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from bot.components.sentence_encoder import SentenceEncoder
from bot.components.topic_model import FOLDS, TopicModel

# Plain rewordings ("printer not printing", "the printer doesn't print") mostly lie between 0.87 and 0.96. Of the 8,948
# shipped lines nine pairs of different topics get there; a little lower begin the many contrasts that topics live of.
NEAR = 0.86
# So sure, the classifier is right nine times in ten about lines that it has not seen: where it is not, a look pays.
SURE = 0.7
ROWS = 512


def near_pairs(vectors: np.ndarray, topics: np.ndarray) -> list[dict[str, Any]]:
    """Lines of two topics that mean nearly the same, the nearest first."""
    pairs = []
    for start in range(0, len(vectors), ROWS):
        rows = slice(start, start + ROWS)
        near = (vectors[rows] @ vectors.T >= NEAR) & (topics[rows, None] != topics[None])
        for offset, other in np.argwhere(near):
            if (line := start + int(offset)) < other:
                pairs.append({"line": line, "other": int(other), "similarity": float(vectors[line] @ vectors[other])})
    return sorted(pairs, key=lambda pair: -pair["similarity"])


def taken_for_others(texts: list[str], vectors: np.ndarray, topics: np.ndarray) -> list[dict[str, Any]]:
    """Lines that a classifier which has not seen them puts elsewhere and is sure of it, the surest first."""
    if len(set(topics)) < 2 or max(Counter(topics).values()) < FOLDS:
        return []
    model = TopicModel().fit(texts, vectors, topics)
    shares = model.out_of_fold_probabilities()
    guesses, confidence = model.topics[shares.argmax(axis=1)], shares.max(axis=1)
    wrong = np.flatnonzero((guesses != topics) & (confidence >= SURE))
    return [
        {"line": int(line), "topic": str(guesses[line]), "confidence": float(confidence[line])}
        for line in wrong[np.argsort(-confidence[wrong], kind="stable")]
    ]


def main() -> None:
    """Read lines, write what was noticed."""
    lines = json.load(sys.stdin)
    texts, topics = [line["text"] for line in lines], np.array([line["topic"] for line in lines])
    vectors = SentenceEncoder(Path(sys.argv[1])).encode(texts) if texts else np.zeros((0, 1), np.float32)
    noticed = {
        "near_pairs": near_pairs(vectors, topics),
        "taken_for_others": taken_for_others(texts, vectors, topics),
    }
    json.dump(noticed, sys.stdout)


if __name__ == "__main__":
    main()
