"""Facts about how a conversation ended."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handoff.vocabulary import Rated


@dataclass(frozen=True)
class RatingAsked:
    """Somebody who took part and whom the visitor has not rated yet."""

    about: Rated
    name: str


@dataclass(frozen=True)
class ConversationEnded:
    """How a conversation ended, until when its visitor may take it up again, and whom they may rate."""

    conversation_id: UUID
    epoch: int
    at: datetime
    by_visitor: bool
    abandoned: bool
    reopen_until: datetime
    to_rate: tuple[RatingAsked, ...]
