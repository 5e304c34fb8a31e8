"""How near in meaning texts are to each other, by the vectors that the topics are told apart with."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.constants import PLACEHOLDER_MESSAGE
from rasa.shared.nlu.constants import TEXT

from bot.components.sentence_featurizer import SentenceFeaturizer

# A desk's canned replies change with a restart of the service, so that nearly every call finds all of them here.
KEPT = 2000

Vectors = OrderedDict[str, np.ndarray]


async def similarities(
    processor: MessageProcessor, known: Vectors, texts: Sequence[str], candidates: Sequence[str]
) -> list[float]:
    """For each candidate the cosine to the text it is nearest to; candidates are looked up in `known`, then kept."""
    asked = [_vector(processor, text) for text in texts]
    if not asked:
        return [0.0] * len(candidates)
    offered = [await _kept(processor, known, candidate) for candidate in candidates]
    return [float(max(vector @ other for other in asked)) for vector in offered]


async def _kept(processor: MessageProcessor, known: Vectors, text: str) -> np.ndarray:
    if text not in known:
        # A visitor's turn waits for one vector at most, however many are new.
        await asyncio.sleep(0)
        known[text] = _vector(processor, text)
        while len(known) > KEPT:
            known.popitem(last=False)
    vector = known[text]
    known.move_to_end(text)
    return vector


def _vector(processor: MessageProcessor, text: str) -> np.ndarray:
    nodes = processor.model_metadata.predict_schema.nodes
    encoder = next(name for name, node in nodes.items() if node.uses is SentenceFeaturizer)
    results = processor.graph_runner.run(inputs={PLACEHOLDER_MESSAGE: [UserMessage(text)]}, targets=[encoder])
    _, sentence = results[encoder][0].get_dense_features(TEXT)
    return sentence.features[0]
