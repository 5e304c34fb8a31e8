"""Rasa's rules, read against the end of a conversation only, so that a long one costs no more than a short one."""

import warnings
from typing import Any

from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import USER
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT

# Rasa misses its RulePolicy by name.
warnings.filterwarnings("ignore", message="'RulePolicy' is not included in the model's policy configuration")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class RecentRules(RulePolicy):
    """Looks back as far as its longest rule; Rasa's goes on to the first message, where there is nothing to compare."""

    # Until it has learned whether any does.
    _rules_read_words = True

    @classmethod
    def load(cls, *where: Any, **how: Any) -> "RecentRules":
        """The policy as it was trained."""
        policy = super().load(*where, **how)
        keys = [*policy.lookup[RULES], *policy.lookup[RULES_FOR_LOOP_UNHAPPY_PATH]]
        rules = [policy._rule_key_to_state(key) for key in keys]
        policy.featurizer.max_history = max(map(len, rules), default=None)
        policy._rules_read_words = any(TEXT in state.get(USER, {}) for rule in rules for state in rule)
        return policy

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        """Not by the words of a message if no rule has any; Rasa's goes through all rules once for them alone."""
        if use_text_for_last_user_input and not self._rules_read_words:
            return None, None, False
        return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)
