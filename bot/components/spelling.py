"""How a text is written: its words, its pairs of words and the pieces of its words, weighed by how rare they are."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

# What only one text has tells nothing about another one.
MIN_TEXTS = 2

# A slip of the finger changes only some of a word's pieces.
_pieces = CountVectorizer(analyzer="char_wb", ngram_range=(2, 4), strip_accents="unicode").build_analyzer()
# Not by scikit-learn's own pattern, which drops words of one letter: "S drive".
_words = CountVectorizer(token_pattern=r"\w+", ngram_range=(1, 2), strip_accents="unicode").build_analyzer()


class Spelling:
    """Tf-idf of n-grams, one row of length one per text; each n-gram has a column and a rarity."""

    def __init__(self, grams: Sequence[str], rarity: np.ndarray) -> None:
        self.rarity = rarity
        self._columns = {gram: column for column, gram in enumerate(grams)}

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Spelling":
        """The n-grams that these texts share."""
        counts = Counter(gram for text in texts for gram in set(_grams(text)))
        shared = sorted(gram for gram, count in counts.items() if count >= MIN_TEXTS)
        found = np.array([counts[gram] for gram in shared], np.float32)
        return cls(shared, 1 + np.log((1 + len(texts)) / (1 + found)))

    @property
    def grams(self) -> list[str]:
        """In the order of their columns."""
        return list(self._columns)

    def row(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """The columns that the text has something in, and what."""
        counts = Counter(map(self._columns.get, _grams(text)))
        counts.pop(None, None)
        columns = np.fromiter(counts, np.int32, len(counts))
        weights = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * self.rarity[columns]
        return columns, weights / max(float(np.linalg.norm(weights)), 1e-9)

    def rows(self, texts: Sequence[str]) -> csr_matrix:
        """All rows at once, to learn from."""
        columns, weights = zip(*map(self.row, texts), strict=True)
        begins = np.cumsum([0, *map(len, columns)])
        return csr_matrix((np.concatenate(weights), np.concatenate(columns), begins), (len(texts), len(self._columns)))


def _grams(text: str) -> list[str]:
    # Marked, as " to " is a piece and "to" a word.
    return _pieces(text) + [f"={word}" for word in _words(text)]
