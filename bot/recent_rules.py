"""Rasa's rules, read against the end of a conversation only, so that a long one costs no more than a short one."""

import warnings
from collections import defaultdict
from itertools import product
from typing import Any

from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import PREVIOUS_ACTION, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT, TEXT

# Rasa misses its RulePolicy by name.
warnings.filterwarnings("ignore", message="'RulePolicy' is not included in the model's policy configuration")


End = tuple[str | None, str | None]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class RecentRules(RulePolicy):
    """Looks back as far as its longest rule; Rasa's goes on to the first message, where there is nothing to compare."""

    # Until it has learned whether any does.
    _rules_read_words = True
    # The rules by the action and the intent that they end with, once they are learned.
    _by_end: dict[End, list[str]] | None = None

    @classmethod
    def load(cls, *where: Any, **how: Any) -> "RecentRules":
        """The policy as it was trained."""
        policy = super().load(*where, **how)
        keys = [*policy.lookup[RULES], *policy.lookup[RULES_FOR_LOOP_UNHAPPY_PATH]]
        rules = [policy._rule_key_to_state(key) for key in keys]
        policy.featurizer.max_history = max(map(len, rules), default=None)
        policy._rules_read_words = any(TEXT in state.get(USER, {}) for rule in rules for state in rule)
        policy._by_end = defaultdict(list)
        for key, rule in zip(keys, rules, strict=True):
            policy._by_end[_end(rule)].append(key)
        return policy

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        """Not by the words of a message if no rule has any; Rasa's goes through all rules once for them alone."""
        if use_text_for_last_user_input and not self._rules_read_words:
            return None, None, False
        return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)

    def _get_possible_keys(self, lookup: dict[str, str], states: list[State]) -> set[str]:
        """Those that apply of the rules with the same end or none; Rasa's compares the end of each."""
        if self._by_end is None:
            return super()._get_possible_keys(lookup, states)
        ends = product(*({value, None} for value in _end(states)))
        near = {key: lookup[key] for end in ends for key in self._by_end.get(end, ()) if key in lookup}
        return super()._get_possible_keys(near, states)


def _end(states: list[State]) -> End:
    return states[-1].get(PREVIOUS_ACTION, {}).get(ACTION_NAME), states[-1].get(USER, {}).get(INTENT)
