"""What training has made of a topic model, as numbers and words in two files that no code can hide in."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file, save_file
from scipy.sparse import csr_matrix

from bot.components.topic_model import Settings, TopicModel, letter_grams, word_grams

NUMBERS = "topics.safetensors"
WORDS = "topics.json"
_KINDS = {"letters": letter_grams, "words": word_grams}
_SPARSE = ("data", "indices", "indptr")


def save(model: TopicModel, folder: Path) -> None:
    """Writes the two files."""
    arrays = {"vectors": model.vectors, "votes": model.votes}
    arrays |= {f"ngrams_{part}": getattr(model.ngrams, part) for part in _SPARSE}
    words: dict[str, Any] = {name: [str(word) for word in getattr(model, name)] for name in ("texts", "labels")}
    words |= {"any_sigmoid": model.any_sigmoid, "best_sigmoid": model.best_sigmoid}
    for kind in _KINDS:
        vectorizer = getattr(model, kind)
        words[kind] = list(vectorizer.get_feature_names_out())
        arrays[f"{kind}_idf"] = vectorizer.idf_
    save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, folder / NUMBERS)
    (folder / WORDS).write_text(json.dumps(words))


def load(folder: Path, settings: Settings) -> TopicModel:
    """The model that was saved."""
    arrays, words = load_file(folder / NUMBERS), json.loads((folder / WORDS).read_text())
    model = TopicModel(settings)
    model.texts, model.labels = np.array(words["texts"], object), np.array(words["labels"])
    model.topics = np.unique(model.labels)
    model.vectors, model.votes = arrays["vectors"], arrays["votes"]
    model.any_sigmoid, model.best_sigmoid = tuple(words["any_sigmoid"]), tuple(words["best_sigmoid"])
    for kind, vectorizer_of in _KINDS.items():
        vectorizer = vectorizer_of(vocabulary=words[kind])
        vectorizer.idf_ = arrays[f"{kind}_idf"]
        setattr(model, kind, vectorizer)
    shape = (sum(len(words[kind]) for kind in _KINDS), len(model.texts))
    model.ngrams = csr_matrix(tuple(arrays[f"ngrams_{part}"] for part in _SPARSE), shape)
    return model
