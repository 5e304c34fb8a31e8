"""The mathematics of understanding: which topic a text is about, how sure that is, and what it is most like."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from scipy.linalg import eigh, solve
from scipy.sparse import csr_matrix
from sklearn.model_selection import StratifiedKFold

from bot.components.calibration import Calibration
from bot.components.comparison import TINY, Compared, Comparison
from bot.components.spelling import Spelling

FOLDS = 5
# So many held-out texts say what a score is worth; of a larger set, the folds after them are left out.
ENOUGH = 5000
# How many texts are compared with all others at a time: the n-grams of more would fill the memory.
BLOCK = 1000

Folds = list[tuple[np.ndarray, np.ndarray]]


def spoken(topic: str) -> str:
    """A topic's name as somebody would say it: "vpn setup" for `faq/vpn_setup`."""
    return topic.rpartition("/")[2].replace("_", " ").strip()


class Kernel(NamedTuple):
    """How much two texts say about each other: the nearer their vectors and the more n-grams in common, the more."""

    nearness: float
    spelling: float

    @property
    def steepness(self) -> float:
        """How fast a vote fades with the cosine; nearness is that of squared distances, which are 2 (1 - cosine)."""
        return 2 * self.nearness

    def of(self, cosines: np.ndarray, grams: csr_matrix) -> np.ndarray:
        """Of all texts with each other; overwrites the cosines."""
        kernel = np.exp(self.steepness * (cosines - 1), out=cosines)
        for begin in range(0, len(kernel), BLOCK):
            rows = slice(begin, begin + BLOCK)
            kernel[rows] += self.spelling * (grams[rows] @ grams.T).toarray()
        return kernel


@dataclass(frozen=True)
class Settings:
    """How the kinds of evidence are weighed; chosen by cross-validation on our own data (tests/eval/own_data.py).

    Of the kernels training keeps the one that knows best what it has not seen: few lines have few words in common,
    and of many, somewhat unlike ones tell something too.
    """

    directions: int = 384
    kernels: Sequence[tuple[float, float]] = ((1.75, 0.2), (1.2, 0.4))
    ridge: float = 0.05
    balance: float = 0.5
    likeness: float = 0.3


class TopicModel:
    """Kernel ridge regression on sentence vectors and n-grams, calibrated by folds.

    The kernel is a weighted vote of all training texts by nearness. Unlike shares that must add up to one, its score
    stays low everywhere for a text that is like nothing, which is how the model knows what it does not know.
    """

    def __init__(self, settings: Settings = Settings()) -> None:
        self.settings = settings

    def fit(self, texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str], names: int = 0) -> "TopicModel":
        """Learns the topics, and by cross-validation how often which score is right.

        The last texts, as many as `names` says, are the topics' own names: known in every fold, and nobody's words.
        """
        grams = self._represent(texts, vectors, np.asarray(labels), names)
        folds = self._enough_folds()
        scored = np.sort(np.concatenate([held_out for _, held_out in folds]))
        right = self.topic_of[scored, None] == np.arange(len(self.topics))
        tried = []
        for kernel in map(Kernel._make, self.settings.kernels):
            self._between = kernel.of(self._vectors @ self._vectors.T, grams)
            scores, bonus = (held_out[scored] for held_out in self._held_out(folds))
            calibration = Calibration.of(scores, bonus, right)
            tried.append((surprise(calibration.probabilities(scores, bonus), right), kernel, calibration))
        _, self.kernel, self.calibration = min(tried, key=itemgetter(0))
        self._between = self.kernel.of(self._vectors @ self._vectors.T, grams)
        self._learn(grams)
        return self

    def compare(self, vectors: np.ndarray) -> Compared:
        """One row per text; the cosines' columns are the training texts and then the names, the votes' are `topics`."""
        return self.comparison(vectors)

    def probabilities(self, texts: Sequence[str], compared: Compared) -> np.ndarray:
        """One row per text, one column per entry of `topics`; what a row lacks to one is "none of these"."""
        scores = compared.votes + np.stack([self._spelled(text) for text in texts])
        bonus = self._bonus(compared.cosines)
        # An empty text and one of emoji alone have a vector too, and it is near to other short ones.
        wordless = [not any(map(str.isalnum, text)) for text in texts]
        scores[wordless] = bonus[wordless] = 0
        return self.calibration.probabilities(scores, bonus)

    def out_of_fold_probabilities(self) -> np.ndarray:
        """After `fit`: what would have been said of the training texts unseen; zeros for rarer topics than folds."""
        return self.calibration.probabilities(*self._held_out(self._folds()))

    def nearest(self, cosines: np.ndarray) -> tuple[str, str, float]:
        """The training text most like the text of these cosines, its topic and the cosine of the two."""
        best = int(np.argmax(cosines[: len(self.texts)]))
        return str(self.texts[best]), str(self.topics[self.topic_of[best]]), float(cosines[best])

    def _spelled(self, text: str) -> np.ndarray:
        columns, weights = self.spelling.row(text)
        return weights @ self.gram_votes[columns]

    def _represent(self, texts: Sequence[str], vectors: np.ndarray, labels: np.ndarray, names: int) -> csr_matrix:
        """Texts, topics and vectors in the directions that tell most; what is returned are the texts' n-grams."""
        self.texts = np.asarray(texts[: len(texts) - names], object)
        self.topics, self.topic_of = np.unique(labels, return_inverse=True)
        _, directions = eigh(vectors.T @ vectors)
        # What is left out tells little, and comparing it costs most.
        self._directions = np.ascontiguousarray(directions[:, -self.settings.directions :], np.float32)
        projected = vectors @ self._directions
        self._vectors = projected / np.maximum(np.linalg.norm(projected, axis=1, keepdims=True), TINY)
        self.spelling = Spelling.of(texts)
        return self.spelling.rows(texts)

    def _learn(self, grams: csr_matrix) -> None:
        votes = self._votes(self._between.copy(), self.topic_of)
        self.comparison = Comparison.of(self._directions, self._vectors, votes, self.kernel.steepness)
        # N-grams in common count in a straight line, so what all texts say by them can be summed up beforehand.
        self.gram_votes = self.kernel.spelling * (grams.T @ votes)

    def _bonus(self, cosines: np.ndarray) -> np.ndarray:
        """A little of several lines may add up to a score; a text unlike any single line is probably out of scope."""
        return self.settings.likeness * cosines.max(axis=1)

    def _votes(self, kernel: np.ndarray, topic_of: np.ndarray) -> np.ndarray:
        """How much each text speaks for each topic; overwrites the kernel."""
        kernel[np.diag_indices_from(kernel)] += self.settings.ridge / self._weights(topic_of)
        members = (topic_of[:, None] == np.arange(len(self.topics))).astype(np.float32)
        return solve(kernel, members, assume_a="pos", overwrite_a=True, check_finite=False)

    def _weights(self, topic_of: np.ndarray) -> np.ndarray:
        """Lets a line of a large topic count for less: out-of-scope lines are many and would swallow the rest."""
        _, topic, counts = np.unique(topic_of, return_inverse=True, return_counts=True)
        return ((np.median(counts) / counts) ** self.settings.balance)[topic]

    def _held_out(self, folds: Folds) -> tuple[np.ndarray, np.ndarray]:
        """Scores and bonus of the texts that a fold holds out, from a model that has not seen them; else zeros."""
        scores = np.zeros((len(self.texts), len(self.topics)), np.float32)
        bonus = np.zeros(len(self.texts), np.float32)
        for learned, held_out in folds:
            votes = self._votes(self._between[np.ix_(learned, learned)], self.topic_of[learned])
            scores[held_out] = self._between[np.ix_(held_out, learned)] @ votes
            bonus[held_out] = self._bonus(self._vectors[held_out] @ self._vectors[learned].T)
        return scores, bonus

    def _enough_folds(self) -> Folds:
        """As many folds as it takes to have enough texts scored: each costs as much as training itself."""
        folds = self._folds()
        sizes = np.cumsum([len(held_out) for _, held_out in folds])
        return folds[: 1 + int(np.searchsorted(sizes, min(ENOUGH, sizes[-1])))]

    def _folds(self) -> Folds:
        said, names = np.split(np.arange(len(self.topic_of)), [len(self.texts)])
        # A topic with a single text is no reason not to start; it only goes without calibration.
        folds = min(FOLDS, int(np.bincount(self.topic_of[said]).max()))
        split = StratifiedKFold(folds, shuffle=True, random_state=0).split(said, self.topic_of[said])
        return [(np.concatenate([learned, names]), held_out) for learned, held_out in split]


def surprise(shares: np.ndarray, right: np.ndarray) -> float:
    """What the right topics were not given, as the mean negative logarithm: the less, the better known."""
    return float(-np.log(np.maximum(shares[right], TINY)).mean())
