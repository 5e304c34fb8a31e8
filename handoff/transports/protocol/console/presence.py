"""Whether the visitor is there to read an answer."""

from datetime import datetime
from uuid import UUID

from handoff.transports.protocol.base import View


class VisitorMoved(View):
    """The visitor has the chat open somewhere, or nowhere any more."""

    conversation_id: UUID
    here: bool
    at: datetime
