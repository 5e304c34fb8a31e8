"""One classifier over all topics: `faq/vpn_connect` competes with `reset_password`, not with its siblings only."""

import warnings
from typing import Any

import skops.io
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from bot.understanding import Ranking, intent_data

# Rasa misses a ResponseSelector when it sees retrieval intents; this classifier does its work.
warnings.filterwarnings("ignore", message="You have defined training data with examples for training a response")


# Beside what skops trusts by itself: the weights that TfidfTransformer keeps.
TRUSTED = ["scipy.sparse._csr.csr_matrix"]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(LogisticRegressionClassifier):
    """Rasa's logistic regression, trained on full retrieval intents and on weighted counts."""

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, name, model_storage, resource)
        self.clf = make_pipeline(
            TfidfTransformer(sublinear_tf=True),
            LogisticRegression(
                solver=self.config["solver"],
                C=self.config["C"],
                class_weight=self.config["class_weight"],
                max_iter=self.config["max_iter"],
                random_state=self.config["random_state"],
            ),
        )

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Chosen by five-fold cross-validation on the shipped data.

        One model per topic (`liblinear`) beat one over all of them by ten points and trains ten times as fast; at
        C = 100 the confidence is as high as the share of right answers, so a threshold means what it says.
        """
        return {
            **LogisticRegressionClassifier.get_default_config(),
            "solver": "liblinear",
            "C": 100.0,
            "class_weight": "balanced",
            "max_iter": 300,
        }

    def _create_training_matrix(self, training_data: TrainingData) -> tuple[csr_matrix, list[str]]:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        return self._create_X(examples), [example.get_full_intent() for example in examples]

    def process(self, messages: list[Message]) -> list[Message]:
        """Writes the intent, the ranking over full ids and, for a retrieval intent, its answer."""
        for message in messages:
            for key, value in intent_data(self._ranking(message)).items():
                message.set(key, value, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> Ranking:
        shares = self.clf.predict_proba(self._create_X([message]))[0]
        ranking = zip(map(str, self.clf.classes_), map(float, shares), strict=True)
        return sorted(ranking, key=lambda entry: -entry[1])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the data alone: nothing after this component learns from its guesses."""
        return training_data

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TopicClassifier":
        """Loads the trained pipeline or fails; Rasa's own would quietly go on untrained."""
        component = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            component.clf = skops.io.load(directory / f"{resource.name}.skops", trusted=TRUSTED)
        return component
