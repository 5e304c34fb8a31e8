"""What a score is worth: the share of texts with such a score for which it was right."""

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

TINY = 1e-9


@dataclass(frozen=True)
class Sigmoid:
    """Platt's."""

    slope: float
    offset: float

    @classmethod
    def of(cls, scores: np.ndarray, right: np.ndarray) -> "Sigmoid":
        """Fitted to what was right; where nothing was wrong there is nothing to fit."""
        if right.all():
            return cls(1.0, 0.0)
        fitted = LogisticRegression(C=1e6).fit(scores[:, None], right)
        return cls(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]))

    def __call__(self, scores: np.ndarray) -> np.ndarray:
        """The share that was right with such a score."""
        return 1 / (1 + np.exp(-(self.slope * scores + self.offset)))


@dataclass(frozen=True)
class Calibration:
    """One sigmoid for any topic and one for the best: the best of many is right less often than its height says.

    The best one's score is raised by a bonus for each text, which says how much it is like something known.
    """

    any: Sigmoid
    best: Sigmoid

    @classmethod
    def of(cls, scores: np.ndarray, bonus: np.ndarray, right: np.ndarray) -> "Calibration":
        """Of texts that the scoring model had not seen, and whether each topic was the right one."""
        rows, first = np.arange(len(scores)), scores.argmax(axis=1)
        best = Sigmoid.of(scores[rows, first] + bonus, right[rows, first])
        return cls(Sigmoid.of(scores.ravel(), right.ravel()), best)

    def probabilities(self, scores: np.ndarray, bonus: np.ndarray) -> np.ndarray:
        """Of each topic; what a row lacks to one is "none of these"."""
        guessed = np.arange(len(scores)), scores.argmax(axis=1)
        best = self.best(scores[guessed] + bonus)
        shares = np.minimum(self.any(scores), best[:, None])
        shares[guessed] = 0
        # The best guess keeps its probability, whatever the others are; these share what it leaves.
        shares *= np.minimum(1, (1 - best) / np.maximum(shares.sum(axis=1), TINY))[:, None]
        shares[guessed] = best
        return shares
