"""Unsent text, kept for its technician alone so that another browser finds it (P8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select

from handoff.models import SavedDraft
from handoff.rules.redaction import redact
from handoff.services.console_views import expect_visible
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import Voice


@dataclass(frozen=True)
class KeptDraft:
    """A draft as it stands, and when it was typed."""

    text: str
    written_at: datetime


async def save(
    desk: Desk, staff: Staff, conversation_id: UUID, voice: Voice, text: str, age: timedelta
) -> tuple[KeptDraft | None, bool]:
    """Keep what was typed `age` ago; no text removes what is kept. Returns what stands, and whether it is this.

    It is not where something newer is kept already.
    """
    # Browsers' clocks differ by minutes; how long ago something was typed each knows for itself.
    written_at = desk.now() - max(age, timedelta())

    def write(unit: UnitOfWork) -> tuple[KeptDraft | None, bool]:
        conversation = unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        row = unit.session.scalar(select(SavedDraft).where(*_own(staff, conversation_id), SavedDraft.voice == voice))
        if row is not None and row.written_at > written_at:
            return KeptDraft(row.text, row.written_at), False
        if not text.strip():
            discard(unit, staff, conversation_id, voice)
            return None, True
        if row is None:
            row = SavedDraft(
                organization_id=conversation.organization_id,
                conversation_id=conversation_id,
                technician_id=staff.technician_id,
                voice=voice,
            )
            unit.session.add(row)
        # A draft is stored as any message is: without secrets (P9).
        row.text, row.written_at = redact(text).text, written_at
        return KeptDraft(row.text, row.written_at), True

    return await desk.transactions.run(write, conversation_id)


async def own(desk: Desk, staff: Staff, conversation_id: UUID) -> Mapping[Voice, KeptDraft]:
    """The technician's own drafts in a conversation."""
    await expect_visible(desk, staff, conversation_id)
    async with desk.database.read() as session:
        rows = await session.scalars(select(SavedDraft).where(*_own(staff, conversation_id)))
        return {row.voice: KeptDraft(row.text, row.written_at) for row in rows}


def discard(unit: UnitOfWork, staff: Staff, conversation_id: UUID, voice: Voice) -> None:
    """What was sent, or emptied, is no draft any more."""
    unit.session.execute(delete(SavedDraft).where(*_own(staff, conversation_id), SavedDraft.voice == voice))


def _own(staff: Staff, conversation_id: UUID) -> Sequence[object]:
    return SavedDraft.conversation_id == conversation_id, SavedDraft.technician_id == staff.technician_id
