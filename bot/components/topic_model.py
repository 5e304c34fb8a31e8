"""The mathematics of understanding: which topic a text is about, how sure that is, and what it is most like."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.linalg import solve
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

FOLDS = 5
# So many held-out texts say what a score is worth; of a larger set, the folds after them are left out.
ENOUGH = 5000
# How many texts are compared with all others at a time: the n-grams of more would fill the memory.
BLOCK = 1000

Folds = list[tuple[np.ndarray, np.ndarray]]


def letter_grams(**known: Any) -> TfidfVectorizer:
    """Pieces of words, which a slip of the finger changes only in part."""
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, strip_accents="unicode", dtype=np.float32, **known
    )


def word_grams(**known: Any) -> TfidfVectorizer:
    """Words and pairs of words; not by scikit-learn's own pattern, which drops words of one letter: "S drive"."""
    return TfidfVectorizer(
        token_pattern=r"\w+", ngram_range=(1, 2), sublinear_tf=True, strip_accents="unicode", dtype=np.float32, **known
    )


@dataclass(frozen=True)
class Settings:
    """How the kinds of evidence are weighed; chosen by cross-validation on our own data (tests/eval/own_data.py)."""

    nearness: float = 1.5
    spelling: float = 0.1
    ridge: float = 0.1
    balance: float = 0.5


class TopicModel:
    """Kernel ridge regression on sentence vectors and n-grams, calibrated by folds.

    The kernel is a weighted vote of all training texts by nearness. Unlike shares that must add up to one, its score
    stays low everywhere for a text that is like nothing, which is how the model knows what it does not know.
    """

    def __init__(self, settings: Settings = Settings()) -> None:
        self.settings = settings
        # Of any topic, and of the best one.
        self.any_sigmoid = self.best_sigmoid = (1.0, 0.0)

    def fit(self, texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> "TopicModel":
        """Learns the topics, and by cross-validation how often which score is right."""
        self._kernel_of_all = self._learn(texts, vectors, np.asarray(labels))
        folds = self._enough_folds()
        scored = np.sort(np.concatenate([held_out for _, held_out in folds]))
        self._calibrate(self._held_out_scores(folds)[scored], self.labels[scored])
        return self

    def similarities(self, vectors: np.ndarray) -> np.ndarray:
        """One row per text, one column per training text: the cosine of their vectors."""
        return vectors @ self.vectors.T

    def probabilities(self, texts: Sequence[str], similarities: np.ndarray) -> np.ndarray:
        """One row per text, one column per entry of `topics`; what a row lacks to one is "none of these"."""
        ngrams = hstack([self.letters.transform(texts), self.words.transform(texts)]).tocsr()
        scores = self._kernel(similarities, ngrams) @ self.votes
        # An empty text and one of emoji alone have a vector too, and it is near to other short ones.
        scores[[not any(map(str.isalnum, text)) for text in texts]] = 0
        return self._calibrated(scores)

    def out_of_fold_probabilities(self) -> np.ndarray:
        """After `fit`: what would have been said of the training texts unseen; zeros for rarer topics than folds."""
        return self._calibrated(self._held_out_scores(self._folds()))

    def nearest(self, similarities: np.ndarray) -> tuple[str, str, float]:
        """The training text most like the text of these similarities, its topic and the similarity of the two."""
        best = int(np.argmax(similarities))
        return str(self.texts[best]), str(self.labels[best]), float(similarities[best])

    def _held_out_scores(self, folds: Folds) -> np.ndarray:
        """Raw scores of the texts that a fold holds out, from a model that has not seen them; zeros for all others."""
        kernel = self._kernel_of_all
        scores = np.zeros((len(self.texts), len(self.topics)), np.float32)
        for learned, held_out in folds:
            votes = self._votes(kernel[np.ix_(learned, learned)], self.labels[learned])
            scores[held_out] = kernel[np.ix_(held_out, learned)] @ votes
        return scores

    def _enough_folds(self) -> Folds:
        """As many folds as it takes to have enough texts scored: each costs as much as training itself."""
        folds = self._folds()
        sizes = np.cumsum([len(held_out) for _, held_out in folds])
        return folds[: 1 + int(np.searchsorted(sizes, min(ENOUGH, sizes[-1])))]

    def _folds(self) -> Folds:
        _, counts = np.unique(self.labels, return_counts=True)
        folds = min(FOLDS, int(counts.max()))
        # A topic with a single text is no reason not to start; it only goes without calibration.
        return list(StratifiedKFold(folds, shuffle=True, random_state=0).split(self.texts, self.labels))

    def _learn(self, texts: Sequence[str], vectors: np.ndarray, labels: np.ndarray) -> np.ndarray:
        self.texts, self.vectors, self.labels = np.asarray(texts, object), vectors.astype(np.float32), labels
        self.topics = np.unique(labels)
        self.letters, self.words = letter_grams(min_df=2), word_grams()
        rows = hstack([self.letters.fit_transform(self.texts), self.words.fit_transform(self.texts)]).tocsr()
        # Stored the way in which they are multiplied: turning them round would take longer than all the rest.
        self.ngrams = rows.T.tocsr()
        kernel = self._kernel(self.similarities(self.vectors), rows)
        self.votes = self._votes(kernel.copy(), labels)
        return kernel

    def _votes(self, kernel: np.ndarray, labels: np.ndarray) -> np.ndarray:
        """How much each text speaks for each topic; overwrites the kernel."""
        kernel[np.diag_indices_from(kernel)] += self.settings.ridge / self._weights(labels)
        members = (labels[:, None] == self.topics[None]).astype(np.float32)
        return solve(kernel, members, assume_a="pos", overwrite_a=True, check_finite=False)

    def _weights(self, labels: np.ndarray) -> np.ndarray:
        """Lets a line of a large topic count for less: out-of-scope lines are many and would swallow the rest."""
        _, topic, counts = np.unique(labels, return_inverse=True, return_counts=True)
        return ((np.median(counts) / counts) ** self.settings.balance)[topic]

    def _kernel(self, similarities: np.ndarray, ngrams: csr_matrix) -> np.ndarray:
        near = np.exp(2 * self.settings.nearness * (similarities - 1))
        for begin in range(0, len(near), BLOCK):
            rows = slice(begin, begin + BLOCK)
            near[rows] += self.settings.spelling * (ngrams[rows] @ self.ngrams).toarray()
        return near

    def _calibrate(self, scores: np.ndarray, labels: np.ndarray) -> None:
        """Platt's sigmoid twice: the best of many scores is right less often than its height alone says."""
        right = labels[:, None] == self.topics[None]
        best = scores.argmax(axis=1)
        rows = np.arange(len(scores))
        self.any_sigmoid = _sigmoid_for(scores.ravel(), right.ravel())
        self.best_sigmoid = _sigmoid_for(scores[rows, best], right[rows, best])

    def _calibrated(self, scores: np.ndarray) -> np.ndarray:
        first = scores.argmax(axis=1)[:, None]
        best = _sigmoid(np.take_along_axis(scores, first, axis=1), self.best_sigmoid)
        shares = np.minimum(_sigmoid(scores, self.any_sigmoid), best)
        np.put_along_axis(shares, first, 0, axis=1)
        # The best guess keeps its probability, whatever the others are; these share what it leaves.
        shares *= np.minimum(1, (1 - best) / np.maximum(shares.sum(axis=1, keepdims=True), 1e-9))
        np.put_along_axis(shares, first, best, axis=1)
        return shares


def _sigmoid_for(scores: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    if right.all():
        return 1.0, 0.0
    fitted = LogisticRegression(C=1e6).fit(scores[:, None], right)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def _sigmoid(scores: np.ndarray, slope_and_offset: tuple[float, float]) -> np.ndarray:
    slope, offset = slope_and_offset
    return 1 / (1 + np.exp(-(slope * scores + offset)))
