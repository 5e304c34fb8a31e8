"""Gives each message the vector of its text, from the encoder that config.yml names by its folder."""

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.parts import clauses, requests
from bot.components.sentence_encoder import SentenceEncoder, fingerprint
from bot.components.topic_model import spoken
from bot.understanding import NAME, PART_VECTORS, is_retrieval


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """One dense sentence feature per message; words of their own get none."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The encoder that `make setup` builds; paths count from the project's folder."""
        return {**DenseFeaturizer.get_default_config(), "encoder": "var/models/encoder"}

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed for the encoder to run."""
        return ["onnxruntime", "tokenizers"]

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Refuses a config that names no folder."""
        if not isinstance(config.get("encoder"), str):
            raise InvalidConfigException(f"{cls.__name__}: `encoder` must name a folder")

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Makes Rasa forget vectors that it cached from another encoder."""
        return fingerprint(Path(config.get("encoder") or cls.get_default_config()["encoder"]))

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceFeaturizer":
        return cls(execution_context.node_name, config)

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        super().__init__(name, config)
        self._encoder = SentenceEncoder(Path(config["encoder"]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the vector to every message that has a text, also an empty one, and those of its parts."""
        for message in messages:
            if (text := message.get(TEXT)) is not None:
                spans = clauses(text)
                whole, *vectors = self._encoder.encode_spans(text, spans)
                self._add_vector(message, whole)
                # A clause is read in the light of the rest; of two requests, each has nothing to do with the other.
                apart = {span: self._encoder.encode([text[slice(*span)]])[0] for span in requests(text)}
                message.set(PART_VECTORS, {**dict(zip(spans, vectors, strict=True)), **apart})
        return messages

    def _add_vector(self, message: Message, vector: np.ndarray) -> None:
        message.add_features(Features(vector[None], FEATURE_TYPE_SENTENCE, TEXT, self._identifier))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Gives what the bot learns from its vectors, each text as a whole, and adds the names of the topics."""
        named = training_data.merge(TrainingData(_names(training_data)))
        for example in named.training_examples:
            if example.get(TEXT) is not None:
                self._add_vector(example, self._encoder.encode([example.get(TEXT)])[0])
        return named


def _names(training_data: TrainingData) -> list[Message]:
    """Whoever names a topic says in a few words what its lines have in common."""
    topics = {example.get_full_intent(): example.get(INTENT) for example in training_data.intent_examples}
    return [
        Message(
            {
                TEXT: spoken(topic),
                INTENT: intent,
                INTENT_RESPONSE_KEY: topic if is_retrieval(topic) else None,
                NAME: True,
            }
        )
        for topic, intent in topics.items()
    ]
