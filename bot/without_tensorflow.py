"""Leaves TensorFlow out of Rasa, which imports it at every start for components that this bot does not use.

Rasa 3.6.21 has no switch for that, and no release will follow it. The modules of Rasa that import TensorFlow are
replaced by stand-ins that hold the names which the rest of Rasa imports from them, and nothing that works.
"""

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from rasa.shared.exceptions import InvalidConfigException

# What `rasa.utils.train_utils` imports; only the components below ever call it.
HELPERS = {
    "rasa.utils.tensorflow.callback": ("RasaModelCheckpoint", "RasaTrainingLogger"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
}

# What Rasa's list of default components and the validator of its default recipe import, and as what config.yml could
# have named it.
COMPONENTS = {
    "rasa.core.policies.ted_policy": ("TEDPolicy", "POLICY_WITH_END_TO_END_SUPPORT"),
    "rasa.core.policies.unexpected_intent_policy": ("UnexpecTEDIntentPolicy", "POLICY_WITHOUT_END_TO_END_SUPPORT"),
    "rasa.nlu.classifiers.diet_classifier": ("DIETClassifier", "INTENT_CLASSIFIER"),
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ("ConveRTFeaturizer", "MESSAGE_FEATURIZER"),
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ("LanguageModelFeaturizer", "MESSAGE_FEATURIZER"),
    "rasa.nlu.selectors.response_selector": ("ResponseSelector", "INTENT_CLASSIFIER"),
}


def leave_out() -> None:
    """Must come before these modules are imported, as Python looks for each only once."""
    if early := sorted({*HELPERS, *COMPONENTS} & set(sys.modules)):
        raise ImportError(f"{early[0]} is there already, and TensorFlow with it")
    sys.meta_path.insert(0, _StandIns())


class _StandIns(MetaPathFinder, Loader):
    """Finds and fills the modules of the two tables; every other import goes its usual way."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(name, self) if name in HELPERS or name in COMPONENTS else None

    def exec_module(self, module: ModuleType) -> None:
        if module.__name__ in COMPONENTS:
            name, kind = COMPONENTS[module.__name__]
            setattr(module, name, _absent_component(name, kind))
        for name in HELPERS.get(module.__name__, ()):
            setattr(module, name, _absent(name))


def _absent(name: str, *bases: type) -> type:
    """A class that cannot be used: asked for an instance, it says why."""

    def refuse(*_: Any, **__: Any) -> None:
        raise InvalidConfigException(f"{name} needs TensorFlow, which this bot leaves out (bot/without_tensorflow.py).")

    return type(name, bases, {"__init__": refuse, "create": refuse, "required_packages": refuse})


def _absent_component(name: str, kind: str) -> type:
    """Registered like the real one, so that Rasa gets as far as asking which packages it requires."""
    from rasa.engine.graph import GraphComponent
    from rasa.engine.recipes.default_recipe import DefaultV1Recipe

    register = DefaultV1Recipe.register(DefaultV1Recipe.ComponentType[kind], is_trainable=True)
    return register(_absent(name, GraphComponent))
