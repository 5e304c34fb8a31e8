"""One classifier over all topics: `faq/vpn_connect` competes with `reset_password`, not with its siblings only."""

import hashlib
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from threadpoolctl import threadpool_limits

from bot.components import calibration, comparison, spelling, topic_model, topic_state
from bot.components.comparison import Compared
from bot.components.parts import clauses, requests
from bot.components.topic_model import Settings, TopicModel
from bot.understanding import CLAUSES, NAME, NEAREST, PART_VECTORS, REQUESTS, Ranking, intent_data

_LEARNING = (calibration, comparison, spelling, topic_model, topic_state)

# Rasa misses a ResponseSelector when it sees retrieval intents; this classifier does its work.
warnings.filterwarnings("ignore", message="You have defined training data with examples for training a response")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(IntentClassifier, GraphComponent):
    """The topic model as a part of Rasa's graph, trained on full retrieval intents."""

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._settings = Settings(**{name: config[name] for name in asdict(Settings())})
        self._model_storage, self._resource = model_storage, resource
        self.model = TopicModel(self._settings)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The weights of the kinds of evidence."""
        return asdict(Settings())

    @classmethod
    def required_components(cls) -> list[type]:
        """Something before this component must have made sentence vectors."""
        return [Featurizer]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Makes Rasa forget what other mathematics learned; it looks at this class's own source only."""
        sources = [Path(module.__file__).read_bytes() for module in _LEARNING]
        return hashlib.sha256(b"".join(sources)).hexdigest()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "TopicClassifier":
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every example that has a text and an intent, and from the topics' names."""
        written = [example for example in training_data.intent_examples if example.get(TEXT)]
        examples = sorted(written, key=_is_name)
        labels = [example.get_full_intent() for example in examples]
        names = sum(map(_is_name, examples))
        self.model.fit([example.get(TEXT) for example in examples], _vectors(examples), labels, names)
        with self._model_storage.write_to(self._resource) as directory:
            topic_state.save(self.model, directory)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TopicClassifier":
        """Loads what was trained or fails; an untrained classifier is never served."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            component.model = topic_state.load(directory, component._settings)
        # On one text there is nothing to share out: the other threads of numpy and scipy would only spin.
        threadpool_limits(1)
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Writes the intent, the ranking over full ids, a retrieval intent's answer, the nearest example, the parts."""
        for message in messages:
            self._understand(message)
        return messages

    def _understand(self, message: Message) -> None:
        """The message and its parts at once: most of the time goes by how often, not by how many."""
        text, parts = message.get(TEXT), message.get(PART_VECTORS) or {}
        compared = self.model.compare(np.concatenate([_vectors([message]), *(v[None] for v in parts.values())]))
        ranking, *others = self._rankings([text, *(text[begin:end] for begin, end in parts)], compared)
        nearest, intent, similarity = self.model.nearest(compared.cosines[0])
        understood = intent_data(ranking)
        understood[NEAREST] = {"text": nearest, "intent": intent, "similarity": similarity}
        by_part = dict(zip(parts, others, strict=True))
        understood[CLAUSES] = [by_part[part] for part in clauses(text)]
        understood[REQUESTS] = [by_part[part] for part in requests(text)]
        for key, value in understood.items():
            message.set(key, value, add_to_output=True)

    def _rankings(self, texts: list[str], compared: Compared) -> list[Ranking]:
        shares = self.model.probabilities(texts, compared)
        best_first = np.argsort(-shares, axis=1, kind="stable")
        ranked = zip(self.model.topics[best_first], np.take_along_axis(shares, best_first, axis=1), strict=True)
        return [list(zip(topics.tolist(), row.tolist(), strict=True)) for topics, row in ranked]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the data alone: nothing after this component learns from its guesses."""
        return training_data


def _is_name(message: Message) -> bool:
    return bool(message.get(NAME))


def _vectors(messages: list[Message]) -> np.ndarray:
    features = [message.get_dense_features(TEXT)[1] for message in messages]
    return np.concatenate([feature.features for feature in features])
