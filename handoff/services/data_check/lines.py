"""Training lines that are no use as they are written."""

import re

from handoff.services.data_check.findings import Findings, advice, error
from handoff.storage.training_files import TrainingData

LONGEST = 300

# What Rasa's reader takes for an entity: [text](name), [text]{"entity": "name"}, [text][{"entity": "name"}].
_ENTITY = re.compile(r"\[[^\]]+?\](?:\([^:)]+?(?::[^)]+)?\)|\{[^}]+?\}|\[.*?\])")


def empty_lines(data: TrainingData) -> Findings:
    """Lines with a dash and nothing else."""
    for line in data.lines:
        if not line.text:
            yield error(line.place, "an empty line; delete it")


def entity_markup(data: TrainingData) -> Findings:
    """Lines that the bot would learn without their brackets."""
    for line in data.lines:
        if match := _ENTITY.search(line.text):
            yield error(line.place, f"the bot reads `{match[0]}` as a marked word, not as text; take the brackets out")


def long_lines(data: TrainingData) -> Findings:
    """Lines that are more than what people type into a chat."""
    for line in data.lines:
        if len(line.text) > LONGEST:
            size = len(line.text)
            yield advice(line.place, f"{size} characters; shorten it to what decides the topic, at most {LONGEST}")
