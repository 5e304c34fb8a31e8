"""What a score is worth: the share of texts with such a score for which it was right."""

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression


@dataclass(frozen=True)
class Sigmoid:
    """Platt's: a weight for each kind of evidence, and an offset."""

    weights: tuple[float, ...]
    offset: float

    @classmethod
    def of(cls, right: np.ndarray, *evidence: np.ndarray) -> "Sigmoid":
        """Fitted to what was right; where nothing was wrong, as steep as the evidence is itself."""
        if right.all():
            return cls((1.0,) * len(evidence), 0.0)
        fitted = LogisticRegression(C=1e6).fit(np.stack(evidence, axis=1), right)
        return cls(tuple(map(float, fitted.coef_[0])), float(fitted.intercept_[0]))

    def __call__(self, *evidence: np.ndarray) -> np.ndarray:
        """The share that was right with such evidence."""
        total = sum(weight * kind for weight, kind in zip(self.weights, evidence, strict=True))
        return 1 / (1 + np.exp(-(total + self.offset)))


@dataclass(frozen=True)
class Calibration:
    """One sigmoid for any topic and one for the best: the best of many is right less often than its height says."""

    any: Sigmoid
    best: Sigmoid

    @classmethod
    def of(cls, scores: np.ndarray, nearest: np.ndarray, right: np.ndarray) -> "Calibration":
        """Of scores of texts that the scoring model had not seen, and whether each topic was the right one."""
        first = scores.argmax(axis=1)[:, None]
        best_right, best = (np.take_along_axis(of_all, first, axis=1)[:, 0] for of_all in (right, scores))
        return cls(Sigmoid.of(right.ravel(), scores.ravel()), Sigmoid.of(best_right, best, nearest))

    def probabilities(self, scores: np.ndarray, nearest: np.ndarray) -> np.ndarray:
        """Of each topic; what a row lacks to one is "none of these"."""
        first = scores.argmax(axis=1)[:, None]
        best = self.best(np.take_along_axis(scores, first, axis=1), nearest[:, None])
        shares = np.minimum(self.any(scores), best)
        np.put_along_axis(shares, first, 0, axis=1)
        # The best guess keeps its probability, whatever the others are; these share what it leaves.
        shares *= np.minimum(1, (1 - best) / np.maximum(shares.sum(axis=1, keepdims=True), 1e-9))
        np.put_along_axis(shares, first, best, axis=1)
        return shares
