"""Turns texts into vectors of length one, so that texts that mean the same are close to each other."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.components.one_thread import one_thread
from bot.components.parts import Span

GRAPH = "encoder.onnx"
WORDS = "tokenizer.json"

# A question is at the beginning or at the end of a long message; a pasted log or a quoted mail is in between.
HEAD_TOKENS = 96
TAIL_TOKENS = 32


class SentenceEncoder:
    """An encoder as `build_encoder` writes it: a folder with a graph and a tokenizer."""

    def __init__(self, folder: Path) -> None:
        if missing := [name for name in (GRAPH, WORDS) if not (folder / name).is_file()]:
            raise FileNotFoundError(f"{folder} has no {' and no '.join(missing)}. Run: make setup")
        self._tokenizer = Tokenizer.from_file(str(folder / WORDS))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._session = onnxruntime.InferenceSession(
            str(folder / GRAPH), one_thread(), providers=["CPUExecutionProvider"]
        )

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """One row per text; each text on its own, as int8 rounds by whatever else is in a batch."""
        return np.concatenate([self.encode_spans(text, []) for text in texts])

    def encode_spans(self, text: str, spans: Sequence[Span]) -> np.ndarray:
        """One row for the text and one for each span of it, read in the light of the rest, at the price of one text."""
        encoding = self._tokenizer.encode(text)
        ids, places = _shortened(encoding.ids), np.array(_shortened(encoding.offsets))
        begins, ends = places[:, 0], places[:, 1]
        # The marks at both ends of the text, which have no place in it, stand for every span of it.
        marks = begins == ends
        inside = [marks | (begins >= begin) & (ends <= end) for begin, end in spans]
        chosen = np.stack([np.ones_like(marks), *inside]).astype(np.float32)
        return self._session.run(None, {"ids": np.array([ids], np.int64), "spans": chosen})[0]


def _shortened(tokens: list[Any]) -> list[Any]:
    return tokens if len(tokens) <= HEAD_TOKENS + TAIL_TOKENS else tokens[:HEAD_TOKENS] + tokens[-TAIL_TOKENS:]


def fingerprint(folder: Path) -> str:
    """Names the encoder's two files by what is in them; a model trained with others must not be served."""
    digest = hashlib.sha256()
    for name in (GRAPH, WORDS):
        digest.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return digest.hexdigest()
