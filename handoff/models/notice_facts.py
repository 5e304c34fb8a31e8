"""What an organization is told of surges and notices."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class SurgeSeen:
    """A surge as staff see it, with what a notice about it would begin with."""

    surge_id: UUID
    subject: str
    title: str
    topics: tuple[str, ...]
    visitors: int
    window_s: int
    conversations: tuple[dict[str, str], ...]
    began_at: datetime
    text: str


@dataclass(frozen=True)
class NoticeSeen:
    """A notice in force."""

    notice_id: UUID
    surge_id: UUID | None
    revision: int
    text: str
    topics: tuple[str, ...]
    published_by: str
    published_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class NewsChanged:
    """All surges that an organization's staff should know of, and all its notices in force, after one has changed."""

    organization_id: UUID
    surges: tuple[SurgeSeen, ...]
    notices: tuple[NoticeSeen, ...]
    at: datetime
    visitors_told: bool = False
