"""Who may read a file: its uploader's own link before it is sent, after that whoever may see the message (P8)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from handoff.gateways.attachments import ContentMissing
from handoff.models import Attachment, Message
from handoff.models.errors import AttachmentUnknown, ConversationUnknown
from handoff.rules.attachment_links import holds
from handoff.services.attachments.previews import PREVIEW_TYPE
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.services.visitor_sessions import VisitorSession
from handoff.vocabulary import Visibility


class Rendition(StrEnum):
    """What is asked for: the file itself, or the picture of it."""

    FILE = "file"
    PREVIEW = "preview"


@dataclass(frozen=True)
class Content:
    """Bytes to send and what they are; `size` is known of the file itself only."""

    name: str
    media_type: str
    size: int | None
    is_preview: bool
    pieces: AsyncIterator[bytes]


async def open_by_link(desk: Desk, attachment_id: UUID, rendition: Rendition, until: int, signed: str) -> Content:
    """For a visitor, by a link that was shown with the message; AttachmentUnknown for every reason not to."""
    row = await _find(desk, attachment_id)
    if not holds(row.link_key, row.id, until, signed, desk.now()) or await _is_private(desk, row):
        raise AttachmentUnknown
    return await _open(desk, row, rendition)


async def open_for_staff(desk: Desk, staff: Staff, attachment_id: UUID, rendition: Rendition) -> Content:
    """For staff of the conversation's organization; AttachmentUnknown otherwise."""
    row = await _find(desk, attachment_id)
    try:
        staff.expect_member(row.organization_id)
    except ConversationUnknown:
        raise AttachmentUnknown from None
    return await _open(desk, row, rendition)


async def find_for_visitor(desk: Desk, session: VisitorSession, attachment_id: UUID) -> Attachment:
    """A file in the visitor's own conversation, for a new link to it; AttachmentUnknown otherwise."""
    row = await _find(desk, attachment_id)
    is_own = row.message_id is not None or row.uploader_id == session.visitor_id
    if row.conversation_id != session.conversation_id or not is_own or await _is_private(desk, row):
        raise AttachmentUnknown
    return row


async def _find(desk: Desk, attachment_id: UUID) -> Attachment:
    async with desk.database.read() as session:
        row = await session.get(Attachment, attachment_id)
    if row is None or row.stored_at is None:
        raise AttachmentUnknown
    return row


async def _is_private(desk: Desk, row: Attachment) -> bool:
    """Asked at every reading: a link is no substitute for the message's visibility."""
    if row.message_id is None:
        return False
    async with desk.database.read() as session:
        message = await session.get_one(Message, row.message_id)
    return message.visibility is not Visibility.EVERYONE


async def _open(desk: Desk, row: Attachment, rendition: Rendition) -> Content:
    is_preview = rendition is Rendition.PREVIEW
    if is_preview and row.preview is None:
        raise AttachmentUnknown
    try:
        pieces = await desk.attachments.open(row.preview_key if is_preview else row.content_key)
    except ContentMissing:
        raise AttachmentUnknown from None
    media_type = PREVIEW_TYPE if is_preview else row.media_type
    return Content(row.name, media_type, None if is_preview else row.size, is_preview, pieces)
