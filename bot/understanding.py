"""What was understood of a message, in the shapes that Rasa's own components exchange."""

from typing import Any

from rasa.shared.nlu.constants import (
    FULL_RETRIEVAL_INTENT_NAME_KEY,
    INTENT_NAME_KEY,
    INTENT_RESPONSE_KEY,
    PREDICTED_CONFIDENCE_KEY,
    RESPONSE,
    RESPONSE_SELECTOR,
)

Ranking = list[tuple[str, float]]

# Beside what Rasa knows: the training example that is most like the message.
NEAREST = "nearest"
# Marks the name of a topic among the training examples.
NAME = "name_of_topic"
# And the parts of a longer message: the vector of each, then the rankings of its clauses and of its requests.
PART_VECTORS = "part_vectors"
CLAUSES = "clauses"
REQUESTS = "requests"


def is_retrieval(intent: str) -> bool:
    """Whether the intent is one topic of a family, such as `faq/vpn_connect`."""
    return "/" in intent


def family(intent: str) -> str:
    """The name that rules and slot mappings know: `faq` for `faq/vpn_connect`."""
    return intent.partition("/")[0]


def parse_data(text: str, ranking: Ranking, entities: list[dict[str, Any]]) -> dict[str, Any]:
    """Everything Rasa expects an NLU run to have produced; an empty ranking is "no intent"."""
    return {"text": text, "entities": entities, **intent_data(ranking)}


def intent_data(ranking: Ranking) -> dict[str, Any]:
    """The intent, the ranking over full ids, and for a retrieval intent the answer that belongs to it."""
    if not ranking:
        return {"intent": {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}, "intent_ranking": []}
    best, confidence = ranking[0]
    data: dict[str, Any] = {
        "intent": {INTENT_NAME_KEY: family(best), PREDICTED_CONFIDENCE_KEY: confidence},
        "intent_ranking": [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: share} for name, share in ranking],
    }
    if is_retrieval(best):
        data["intent"][FULL_RETRIEVAL_INTENT_NAME_KEY] = best
        data[RESPONSE_SELECTOR] = _selection(ranking)
    return data


def _selection(ranking: Ranking) -> dict[str, Any]:
    """Rasa's ResponseSelector output, which the built-in action `utter_<family>` picks its answer from."""
    best, confidence = ranking[0]
    siblings = [(name, share) for name, share in ranking if is_retrieval(name) and family(name) == family(best)]
    return {
        "all_retrieval_intents": sorted({family(name) for name, _ in ranking if is_retrieval(name)}),
        family(best): {
            RESPONSE: {
                "responses": [],
                PREDICTED_CONFIDENCE_KEY: confidence,
                INTENT_RESPONSE_KEY: best,
                "utter_action": f"utter_{best}",
            },
            "ranking": [{PREDICTED_CONFIDENCE_KEY: share, INTENT_RESPONSE_KEY: name} for name, share in siblings],
        },
    }
