"""What every visitor of an organization is told."""

from datetime import datetime
from uuid import UUID

from handoff.transports.protocol.base import View


class NoticeShown(View):
    """A notice in force; `revision` tells a changed one from the one that a visitor has put away."""

    notice_id: UUID
    revision: int
    text: str
    published_at: datetime
    ends_at: datetime


class NoticesChanged(View):
    """All notices in force, after one was published, changed or ended; one that is missing here has ended."""

    notices: list[NoticeShown]
    at: datetime
