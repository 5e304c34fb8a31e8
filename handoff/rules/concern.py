"""Which message says what a visitor came with, where the one that brought a person only says that one is wanted."""

from collections.abc import Iterable

from handoff.rules.turn_facts import REQUEST_HUMAN, SOCIAL_INTENTS, Facts

_NAMES_NO_CONCERN = SOCIAL_INTENTS | {REQUEST_HUMAN}


def names_concern(facts: Facts) -> bool:
    """Whether the message tells what is wrong: more than a greeting, a wish for a person, or that nothing helped."""
    if facts.intent in _NAMES_NO_CONCERN or facts.is_file_alone:
        return False
    return facts.names_other_topic or not facts.shows_failure


def concern_of(facts: Facts, earlier: Iterable[tuple[int, Facts]]) -> int | None:
    """The seq of the last earlier message that names the concern; None when the message itself does, or none did."""
    if names_concern(facts):
        return None
    return max((seq for seq, said in earlier if names_concern(said) and not _fills_in(said)), default=None)


def _fills_in(facts: Facts) -> bool:
    """Whether it answers what a flow asked, which tells nothing without the question."""
    return facts.awaiting is not None and not facts.names_other_topic
