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
    withdraw = update(Attachment).where(*unsent).values(stored_at=None)
    if not await desk.transactions.run(lambda unit: unit.session.execute(withdraw).rowcount, row.conversation_id):
        return False
    await desk.attachments.delete(row.preview_key)
    await desk.attachments.delete(row.content_key)
    forget = delete(Attachment).where(*unsent)
    await desk.transactions.run(lambda unit: unit.session.execute(forget), row.conversation_id)
    return True
