"""What may still happen to a conversation that has ended, and where it goes when its visitor takes it up again."""

from datetime import datetime, timedelta
from enum import StrEnum

from handoff.vocabulary import OwnerKind


class GoesTo(StrEnum):
    """Who goes on with a conversation that is taken up again."""

    BOT = "bot"
    SAME_TECHNICIAN = "same_technician"
    QUEUE = "queue"


def may_reopen(ended_at: datetime, window: timedelta, now: datetime) -> bool:
    """Whether its visitor may still take it up again."""
    return now < ended_at + window


def goes_to(held_by: OwnerKind, *, can_take: bool) -> GoesTo:
    """Who goes on with it: a person if one was asked for before, the same one if they are there and have room."""
    if held_by is OwnerKind.BOT:
        return GoesTo.BOT
    return GoesTo.SAME_TECHNICIAN if held_by is OwnerKind.TECHNICIAN and can_take else GoesTo.QUEUE
