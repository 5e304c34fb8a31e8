"""Sending files with a message, in the transaction that stores it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select

from handoff.models import Attachment
from handoff.models.errors import AttachmentUnknown
from handoff.storage.message_log import Appended, Draft, append, find_by_client_id
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind


def append_with_files(
    unit: UnitOfWork, conversation_id: UUID, draft: Draft, files: Sequence[UUID], uploader_id: UUID, now: datetime
) -> Appended:
    """`append` with files that this uploader has brought here and not sent yet; AttachmentUnknown for any other.

    A visitor may have brought them to another conversation of theirs: one that turned out to be over.
    """
    if not files or _is_retry(unit, conversation_id, draft):
        return append(unit, conversation_id, draft, now)
    place = () if draft.author is AuthorKind.VISITOR else (Attachment.conversation_id == conversation_id,)
    rows = _unsent(unit, files, uploader_id, *place)
    appended = append(unit, conversation_id, replace(draft, attachments=[row.shown() for row in rows]), now)
    for row in rows:
        row.conversation_id, row.message_id = conversation_id, appended.message.id
    return appended


def _is_retry(unit: UnitOfWork, conversation_id: UUID, draft: Draft) -> bool:
    """Whether the message is stored already, and its files sent with it."""
    if draft.client_msg_id is None:
        return False
    return find_by_client_id(unit, conversation_id, draft.client_msg_id) is not None


def _unsent(
    unit: UnitOfWork, files: Sequence[UUID], uploader_id: UUID, *place: ColumnElement[bool]
) -> list[Attachment]:
    """The rows in the order in which they were named, locked: a message of another conversation may want them too."""
    mine = (Attachment.id.in_(files), Attachment.uploader_id == uploader_id, *place)
    unsent = (Attachment.message_id.is_(None), Attachment.stored_at.is_not(None))
    found = unit.session.scalars(select(Attachment).where(*mine, *unsent).with_for_update())
    rows = {row.id: row for row in found}
    if set(files) != rows.keys():
        raise AttachmentUnknown
    return [rows[id_] for id_ in dict.fromkeys(files)]
