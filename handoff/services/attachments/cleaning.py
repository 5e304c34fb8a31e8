"""Forgetting files that were chosen and never sent."""

from datetime import timedelta

from sqlalchemy import delete, select, update

from handoff.models import Attachment
from handoff.services.desk import Desk

KEPT_UNSENT = timedelta(days=1)


async def remove_unsent(desk: Desk) -> int:
    """Remove every file that has waited for a day to be sent; returns how many."""
    waiting = (Attachment.message_id.is_(None), Attachment.created_at < desk.now() - KEPT_UNSENT)
    async with desk.database.read() as session:
        found = list(await session.scalars(select(Attachment).where(*waiting)))
    return sum([await _remove(desk, row) for row in found])


async def _remove(desk: Desk, row: Attachment) -> bool:
    """Unfit to be sent first, so that no message can name a file that is gone, whenever the service stops."""
    unsent = (Attachment.id == row.id, Attachment.message_id.is_(None))
    async with desk.transactions.begin(row.conversation_id) as unit:
        withdrawn = await unit.session.execute(update(Attachment).where(*unsent).values(stored_at=None))
    if not withdrawn.rowcount:
        return False
    await desk.attachments.delete(row.preview_key)
    await desk.attachments.delete(row.content_key)
    async with desk.transactions.begin(row.conversation_id) as unit:
        await unit.session.execute(delete(Attachment).where(*unsent))
    return True
