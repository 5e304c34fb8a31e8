"""Sentence vectors of many lines, computed once: a measurement of the classifier should not wait for the encoder."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.components.sentence_encoder import SentenceEncoder, fingerprint

ROOT = Path(__file__).parents[2]
ENCODER = ROOT / "var/models/encoder"
CACHE = ROOT / "var/eval"


def vectors(texts: Sequence[str], encoder: Path = ENCODER) -> np.ndarray:
    """One row per text, from the cache if these very texts were encoded by this very encoder before."""
    name = hashlib.sha256("\0".join([fingerprint(encoder), *texts]).encode()).hexdigest()[:24]
    path = CACHE / f"{name}.npy"
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        np.save(path, SentenceEncoder(encoder).encode(texts))
    return np.load(path)
