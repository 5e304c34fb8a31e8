"""Turns texts into vectors of length one, so that texts that mean the same are close to each other."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

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
            str(folder / GRAPH), _one_thread(), providers=["CPUExecutionProvider"]
        )

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """One row per text; each text on its own, as int8 rounds by whatever else is in a batch."""
        return np.concatenate([self._vector(self._tokens(text)) for text in texts])

    def _tokens(self, text: str) -> list[int]:
        tokens: list[int] = self._tokenizer.encode(text).ids
        if len(tokens) <= HEAD_TOKENS + TAIL_TOKENS:
            return tokens
        return tokens[:HEAD_TOKENS] + tokens[-TAIL_TOKENS:]

    def _vector(self, tokens: list[int]) -> np.ndarray:
        ids = np.array([tokens], np.int64)
        return self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0]


def fingerprint(folder: Path) -> str:
    """Names the encoder's two files by what is in them; a model trained with others must not be served."""
    digest = hashlib.sha256()
    for name in (GRAPH, WORDS):
        digest.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return digest.hexdigest()


def _one_thread() -> onnxruntime.SessionOptions:
    """More threads gain nothing on one sentence, and would be taken from the service beside the bot."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options
