"""Understanding on public sets: `.venv/bot/bin/python -m tests.eval.public FOLDER [--full]`."""

import argparse
import sys
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from bot.components.topic_model import TopicModel
from tests.eval.cached_vectors import vectors
from tests.eval.learning import learn
from tests.eval.public_sets import OUT_OF_SCOPE, Lines, MissingFiles, PublicSet, banking77, clinc150, expect_files, few

SEEDS = (13, 14, 15)
# Of in-scope lines, on lines that are not test lines; the price of knowing what is out of scope.
REJECTED = 0.005


class Measured:
    """What was answered: whether the best topic that is one was right, and with which confidence."""

    def __init__(self, right: np.ndarray, confidence: np.ndarray, outside: np.ndarray) -> None:
        self.right = right
        # To be sure that it is no topic is not to be sure of any, as in the policy.
        self.confidence = np.where(outside > confidence, confidence - outside, confidence)

    @classmethod
    def of_rankings(cls, rankings: list[list[tuple[str, float]]], lines: Lines) -> "Measured":
        """Of what Rasa says of each line, best first."""
        best = [next(guess for guess in ranking if guess[0] != OUT_OF_SCOPE) for ranking in rankings]
        right = [name == intent for (name, _), (_, intent) in zip(best, lines, strict=True)]
        outside = [dict(ranking).get(OUT_OF_SCOPE, 0.0) for ranking in rankings]
        return cls(np.array(right), np.array([confidence for _, confidence in best]), np.array(outside))


def measure(model: TopicModel, lines: Lines) -> Measured:
    """The model's answers to these lines."""
    texts = [text for text, _ in lines]
    shares = model.probabilities(texts, model.compare(vectors(texts)))
    known = model.topics != OUT_OF_SCOPE
    right = model.topics[known][shares[:, known].argmax(axis=1)] == [intent for _, intent in lines]
    return Measured(right, shares[:, known].max(axis=1), shares[:, ~known].max(axis=1, initial=0))


def auroc(known: Measured, unknown: Measured) -> float:
    """How well confidence alone tells in-scope lines from others, in percent."""
    inside = np.r_[np.ones(len(known.confidence)), np.zeros(len(unknown.confidence))]
    return 100 * float(roc_auc_score(inside, np.r_[known.confidence, unknown.confidence]))


def show_few(name: str, public: PublicSet) -> None:
    """Ten lines per intent, each seed and the mean."""
    rows = []
    for seed in SEEDS:
        model = learn(few(public.train, seed))
        known = measure(model, public.test)
        rows.append([100 * known.right.mean()])
        if public.unknown_test:
            rows[-1].append(auroc(known, measure(model, public.unknown_test)))
        _show(f"{name}, 10 per intent, seed {seed}", rows[-1])
    _show(f"{name}, 10 per intent, mean", list(np.mean(rows, axis=0)))


def show_full(name: str, public: PublicSet, with_unknown: bool) -> None:
    """All lines; the threshold is chosen on the validation lines."""
    model = learn(public.train + public.unknown_train * with_unknown)
    known, unknown = measure(model, public.test), measure(model, public.unknown_test)
    threshold = np.quantile(measure(model, public.val).confidence, REJECTED)
    label = f"{name}, full, {'with' if with_unknown else 'without'} the 100 out-of-scope training lines"
    _show(f"{label}, no threshold", [100 * known.right.mean(), auroc(known, unknown)])
    kept = 100 * (known.right & (known.confidence >= threshold)).mean()
    recall = 100 * (unknown.confidence < threshold).mean()
    sys.stdout.write(
        f"{'':>8}threshold {threshold:.2f}: in-scope accuracy {kept:.1f}, out-of-scope recall {recall:.1f}\n"
    )


def _show(label: str, values: list[float]) -> None:
    names = ("accuracy", "AUROC")
    figures = ", ".join(f"{name} {value:.1f}" for name, value in zip(names, values, strict=False))
    sys.stdout.write(f"{label}: {figures}\n")
    sys.stdout.flush()


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the public sets are")
    parser.add_argument("--full", action="store_true", help="also with all training lines (minutes)")
    asked = parser.parse_args()
    try:
        expect_files(asked.folder)
    except MissingFiles as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    clinc = clinc150(asked.folder)
    show_few("CLINC150", clinc)
    show_few("BANKING77", banking77(asked.folder))
    if asked.full:
        show_full("CLINC150", clinc, with_unknown=True)
        show_full("CLINC150", clinc, with_unknown=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
