"""Sending files with a message, in the transaction that stores it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from handoff.models import Attachment
from handoff.models.errors import AttachmentUnknown
from handoff.storage.message_log import Appended, Draft, append, find_by_client_id
from handoff.storage.unit_of_work import UnitOfWork


def append_with_files(
    unit: UnitOfWork, conversation_id: UUID, draft: Draft, files: Sequence[UUID], uploader_id: UUID, now: datetime
) -> Appended:
    """`append` with files that this uploader has brought and not sent yet; AttachmentUnknown for any other."""
    if not files or _is_retry(unit, conversation_id, draft):
        return append(unit, conversation_id, draft, now)
    rows = _unsent(unit, conversation_id, files, uploader_id)
    appended = append(unit, conversation_id, replace(draft, attachments=[row.shown() for row in rows]), now)
    for row in rows:
        row.message_id = appended.message.id
    return appended


def _is_retry(unit: UnitOfWork, conversation_id: UUID, draft: Draft) -> bool:
    """Whether the message is stored already, and its files sent with it."""
    if draft.client_msg_id is None:
        return False
    return find_by_client_id(unit, conversation_id, draft.client_msg_id) is not None


def _unsent(unit: UnitOfWork, conversation_id: UUID, files: Sequence[UUID], uploader_id: UUID) -> list[Attachment]:
    """The rows in the order in which they were named."""
    mine = (Attachment.conversation_id == conversation_id, Attachment.uploader_id == uploader_id)
    unsent = (Attachment.message_id.is_(None), Attachment.stored_at.is_not(None))
    found = unit.session.scalars(select(Attachment).where(Attachment.id.in_(files), *mine, *unsent))
    rows = {row.id: row for row in found}
    if set(files) != rows.keys():
        raise AttachmentUnknown
    return [rows[id_] for id_ in dict.fromkeys(files)]
