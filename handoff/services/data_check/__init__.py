"""What `warmdesk data check` looks for in the lines and answers that a lead writes; one kind of mistake a file."""

from handoff.services.data_check.answer_style import answer_style
from handoff.services.data_check.canned import unusable_canned_replies
from handoff.services.data_check.findings import Finding, Severity
from handoff.services.data_check.lines import empty_lines, entity_markup, long_lines
from handoff.services.data_check.meaning import Comparison, same_meaning, taken_for_others, unshown
from handoff.services.data_check.reading import character_codes, unreadable
from handoff.services.data_check.repeats import nearly_repeated_lines, repeated_lines
from handoff.services.data_check.topics import (
    answers_in_two_files,
    answers_to_nothing,
    shared_titles,
    thin_topics,
    unanswered_topics,
    undeclared_intents,
)
from handoff.storage.training_files import Domain, TrainingData, TrainingLine

__all__ = ["Comparison", "Finding", "Severity", "check", "check_meaning", "unshown", "unusable_canned_replies"]

OF_THE_DATA = (
    unreadable, character_codes, empty_lines, entity_markup, long_lines, repeated_lines, nearly_repeated_lines,
    answer_style,
)  # fmt: skip
OF_ITS_TOPICS = (
    undeclared_intents, unanswered_topics, answers_to_nothing, answers_in_two_files, shared_titles, thin_topics,
)  # fmt: skip


def check(data: TrainingData, domain: Domain) -> list[Finding]:
    """Everything that can be told from the texts themselves."""
    found = [finding for look in OF_THE_DATA for finding in look(data)]
    return found + [finding for look in OF_ITS_TOPICS for finding in look(data, domain)]


def check_meaning(lines: list[TrainingLine], comparison: Comparison) -> list[Finding]:
    """Everything that the bot's comparison of these lines tells."""
    return [*same_meaning(lines, comparison), *taken_for_others(lines, comparison)]
