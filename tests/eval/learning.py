"""What the pipeline learns of lines, without Rasa around it."""

from bot.components.topic_model import TopicModel, spoken
from tests.eval.cached_vectors import vectors
from tests.eval.public_sets import Lines


def learn(lines: Lines) -> TopicModel:
    """The pipeline's classifier on these lines and, as in the pipeline, their topics' names."""
    names = sorted({topic for _, topic in lines})
    texts = [*(text for text, _ in lines), *map(spoken, names)]
    return TopicModel().fit(texts, vectors(texts), [*(topic for _, topic in lines), *names], len(names))
