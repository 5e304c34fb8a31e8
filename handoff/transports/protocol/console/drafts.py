"""A technician's own drafts."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from handoff.transports.protocol.base import MESSAGE_LIMIT, Command, Done, View, storable
from handoff.vocabulary import Voice

# Unsent text may be longer than what can be sent; it is told, and shortened, before it is.
DRAFT_LIMIT = 4 * MESSAGE_LIMIT
OLDEST_S = 30 * 24 * 3600


class SaveDraft(Command):
    """Keep unsent text that was typed `age_s` seconds ago; no text removes what is kept."""

    conversation_id: UUID
    voice: Voice
    text: Annotated[str, Field(max_length=DRAFT_LIMIT), AfterValidator(storable)]
    age_s: Annotated[float, Field(ge=0, le=OLDEST_S)] = 0


class DraftView(View):
    """A draft as it is kept: without secrets."""

    text: str
    written_at: datetime


class DraftSaved(Done):
    """The ack of `save_draft`: what stands now, null for nothing; not `is_yours` when something newer was there."""

    draft: DraftView | None
    is_yours: bool


class ReadDrafts(Command):
    """Ask for one's own drafts in a conversation."""

    conversation_id: UUID


class DraftsRead(Done):
    """The ack of `read_drafts`; `now` tells how old they are by the service's clock."""

    reply: DraftView | None
    note: DraftView | None
    now: datetime
