"""What training has made of a topic model, as numbers and words in two files that no code can hide in."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

from bot.components.calibration import Calibration, Sigmoid
from bot.components.comparison import Comparison
from bot.components.spelling import Spelling
from bot.components.topic_model import Kernel, Settings, TopicModel

NUMBERS = "topics.safetensors"
WORDS = "topics.json"
_ARRAYS = ("topic_of", "gram_votes")
_COMPARED = ("directions", "steps", "sizes", "votes")


def save(model: TopicModel, folder: Path) -> None:
    """Writes the two files."""
    arrays = {name: getattr(model, name) for name in _ARRAYS} | {"rarity": model.spelling.rarity}
    arrays |= {name: getattr(model.comparison, name) for name in _COMPARED}
    words = {"texts": list(model.texts), "topics": list(model.topics), "grams": model.spelling.grams}
    save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, folder / NUMBERS)
    words |= {"kernel": model.kernel, "calibration": asdict(model.calibration)}
    (folder / WORDS).write_text(json.dumps(words))


def load(folder: Path, settings: Settings) -> TopicModel:
    """The model that was saved."""
    arrays, words = load_file(folder / NUMBERS), json.loads((folder / WORDS).read_text())
    model = TopicModel(settings)
    for name in _ARRAYS:
        setattr(model, name, arrays[name])
    model.texts, model.topics = np.array(words["texts"], object), np.array(words["topics"])
    model.kernel = Kernel(*words["kernel"])
    model.comparison = Comparison(*(arrays[name] for name in _COMPARED), model.kernel.steepness)
    model.spelling = Spelling(words["grams"], arrays["rarity"])
    model.calibration = Calibration(**{name: Sigmoid(**kept) for name, kept in words["calibration"].items()})
    return model
