"""Taking a file in: checked, stored once, and not yet in any conversation."""

import asyncio
import secrets
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import func, select

from handoff.models import Attachment
from handoff.models.errors import TooManyAttachments
from handoff.rules.attachment_kinds import PER_CONVERSATION, Kind
from handoff.rules.attachment_names import clean_name
from handoff.services.attachments.checking import check
from handoff.services.attachments.previews import Preview, make_preview
from handoff.services.console_views import expect_visible
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.services.visitor_sessions import VisitorSession
from handoff.storage.unit_of_work import UnitOfWork

# Decoding may take a quarter of a gigabyte for a moment, so one image at a time.
_decoding = asyncio.Semaphore(1)


@dataclass(frozen=True)
class Uploader:
    """Who brings a file into which conversation; only they can send it."""

    id: UUID
    conversation_id: UUID
    organization_id: UUID


@dataclass(frozen=True)
class Upload:
    """A file as it arrived; `client_id` makes a retry harmless."""

    client_id: str
    name: str
    size: int
    content: BinaryIO


async def receive_from_visitor(desk: Desk, session: VisitorSession, upload: Upload) -> Attachment:
    """Keep a visitor's file until it is sent; a retry returns the first row."""
    uploader = Uploader(session.visitor_id, session.conversation_id, session.organization_id)
    return await _receive(desk, uploader, upload)


async def receive_from_staff(desk: Desk, staff: Staff, conversation_id: UUID, upload: Upload) -> Attachment:
    """The same for a technician; ConversationUnknown for another organization's."""
    conversation = await expect_visible(desk, staff, conversation_id)
    return await _receive(desk, Uploader(staff.technician_id, conversation_id, conversation.organization_id), upload)


async def _receive(desk: Desk, uploader: Uploader, upload: Upload) -> Attachment:
    name = clean_name(upload.name)
    kind = await asyncio.to_thread(check, name, upload.content)

    def keep_row(unit: UnitOfWork) -> Attachment:
        row = _find(unit, uploader, upload.client_id)
        if row is None:
            _expect_room(unit, uploader.conversation_id)
            row = _row(desk, uploader, upload, name, kind)
            unit.session.add(row)
            unit.session.flush()
        return row

    row = await desk.transactions.run(keep_row, uploader.conversation_id)
    if row.stored_at is not None:
        return row
    preview = await _preview(kind, upload.content)
    # The row is first, so that no crash can leave a file that nobody knows of.
    if preview:
        await desk.attachments.put(row.preview_key, BytesIO(preview.content))
    await desk.attachments.put(row.content_key, upload.content)

    def mark_stored(unit: UnitOfWork) -> Attachment:
        stored = unit.session.get_one(Attachment, row.id)
        stored.stored_at = desk.now()
        stored.preview = [preview.width, preview.height] if preview else None
        return stored

    return await desk.transactions.run(mark_stored, uploader.conversation_id)


async def _preview(kind: Kind, content: BinaryIO) -> Preview | None:
    if not kind.has_preview:
        return None
    async with _decoding:
        return await asyncio.to_thread(make_preview, kind.media_type, content)


def _find(unit: UnitOfWork, uploader: Uploader, client_id: str) -> Attachment | None:
    mine = (Attachment.conversation_id == uploader.conversation_id, Attachment.uploader_id == uploader.id)
    return unit.session.scalar(select(Attachment).where(*mine, Attachment.client_id == client_id))


def _expect_room(unit: UnitOfWork, conversation_id: UUID) -> None:
    here = select(func.count()).select_from(Attachment).where(Attachment.conversation_id == conversation_id)
    if (unit.session.scalar(here) or 0) >= PER_CONVERSATION:
        raise TooManyAttachments


def _row(desk: Desk, uploader: Uploader, upload: Upload, name: str, kind: Kind) -> Attachment:
    return Attachment(
        organization_id=uploader.organization_id,
        conversation_id=uploader.conversation_id,
        uploader_id=uploader.id,
        client_id=upload.client_id,
        name=name,
        media_type=kind.media_type,
        size=upload.size,
        link_key=secrets.token_urlsafe(32),
        created_at=desk.now(),
    )
