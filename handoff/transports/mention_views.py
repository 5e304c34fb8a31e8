"""Facts about mentions as payloads."""

from handoff.models.facts import Mentioned, MentionsSeen
from handoff.transports.protocol.console import mentions


def mentioned(fact: Mentioned) -> mentions.MentionView:
    """A mention, for whom it names."""
    return mentions.MentionView.model_validate(fact.mention)


def seen(fact: MentionsSeen) -> mentions.MentionsSeen:
    """That somebody has looked, for their other screens."""
    return mentions.MentionsSeen.model_validate(fact)
