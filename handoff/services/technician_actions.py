"""What a technician does with a conversation: claim, reply, note, hand back, resolve."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from sqlalchemy import update

from handoff.models import Conversation, Handoff, Message
from handoff.models.errors import InvalidInput
from handoff.models.facts import Summary
from handoff.rules.redaction import redact
from handoff.services import announcements, outbox, stretches
from handoff.services.console_views import expect_visible
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.message_log import Draft, append
from handoff.storage.summaries import summary
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, Resolution, Visibility


async def claim(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int) -> Summary:
    """Become the owner; of any number of claims at one epoch exactly one succeeds."""
    async with _changing_owner(desk, staff, conversation_id, "claimed") as (unit, conversation):
        conversation.claim(staff.technician_id, epoch)
        unclaimed = (
            Handoff.conversation_id == conversation_id,
            Handoff.ended_at.is_(None),
            Handoff.claimed_at.is_(None),
        )
        claimed = {"claimed_at": desk.now(), "claimed_by": staff.technician_id}
        await unit.session.execute(update(Handoff).where(*unclaimed).values(**claimed))
        joined = Draft(
            AuthorKind.SYSTEM, f"{staff.name} from the service desk has joined and can see everything above."
        )
        await append(unit, conversation_id, joined, desk.now())
    return await _summary(desk, conversation_id)


async def return_to_bot(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int) -> Summary:
    """Give the conversation back to the bot, which starts clean and is not fed what was said meanwhile."""
    async with _changing_owner(desk, staff, conversation_id, "returned_to_bot") as (unit, conversation):
        conversation.return_to_bot(staff.technician_id, epoch)
        told = f"{staff.name} has handed this chat back to the automated assistant. A person is still one click away."
        await append(unit, conversation_id, Draft(AuthorKind.SYSTEM, told), desk.now())
    return await _summary(desk, conversation_id)


async def resolve(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int, outcome: Resolution) -> Summary:
    """End the conversation with an outcome; the visitor can still write on in it. InvalidInput for `abandoned`."""
    if outcome is Resolution.ABANDONED:
        raise InvalidInput("outcome: only a visitor's silence makes a conversation abandoned; choose another one.")
    async with _changing_owner(desk, staff, conversation_id, "resolved") as (unit, conversation):
        conversation.resolve(staff.technician_id, epoch, outcome, desk.now())
        told = f"{staff.name} has marked this conversation as resolved. If something is still open, just write on."
        await append(unit, conversation_id, Draft(AuthorKind.SYSTEM, told), desk.now())
    return await _summary(desk, conversation_id)


async def reply(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int, text: str, client_msg_id: str) -> Message:
    """Write to the visitor, as the owner and at the epoch the technician saw; a retry returns the first row."""
    draft = _draft(staff, text, client_msg_id, Visibility.EVERYONE)
    return await _append(desk, staff, conversation_id, draft, epoch)


async def note(desk: Desk, staff: Staff, conversation_id: UUID, text: str, client_msg_id: str) -> Message:
    """Write to colleagues only, in any state of the conversation."""
    draft = _draft(staff, text, client_msg_id, Visibility.NOTE)
    return await _append(desk, staff, conversation_id, draft, None)


def _draft(staff: Staff, text: str, client_msg_id: str, visibility: Visibility) -> Draft:
    """What staff write is redacted as well: a transcript outlives any temporary password."""
    clean = redact(text)
    return Draft(
        AuthorKind.TECHNICIAN,
        clean.text,
        author_name=staff.name,
        technician_id=staff.technician_id,
        client_msg_id=client_msg_id,
        visibility=visibility,
        redacted=clean.kinds,
    )


async def _append(desk: Desk, staff: Staff, conversation_id: UUID, draft: Draft, epoch: int | None) -> Message:
    async with desk.transactions.begin(conversation_id) as unit:
        conversation = await unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        appended = await append(unit, conversation_id, draft, desk.now())
        if appended.is_new:
            if epoch is not None:
                conversation.expect_owner(staff.technician_id, epoch)
                await outbox.tell_of_reply(desk, unit, conversation, appended.message)
            await announcements.row_changed(desk, unit, conversation)
        return appended.message


@asynccontextmanager
async def _changing_owner(
    desk: Desk, staff: Staff, conversation_id: UUID, action: str
) -> AsyncIterator[tuple[UnitOfWork, Conversation]]:
    async with desk.transactions.begin(conversation_id) as unit:
        conversation = await unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        left_team = conversation.team_id
        yield unit, conversation
        await stretches.record(desk, unit, conversation, action)
        unit.audit(
            AuthorKind.TECHNICIAN,
            staff.technician_id,
            action,
            at=desk.now(),
            organization_id=conversation.organization_id,
            subject_id=conversation_id,
            epoch=conversation.epoch,
        )
        await announcements.owner_changed(desk, unit, conversation, left_team=left_team)


async def _summary(desk: Desk, conversation_id: UUID) -> Summary:
    async with desk.database.read() as session:
        return await summary(session, conversation_id)


async def expect_own(desk: Desk, staff: Staff, conversation_id: UUID) -> int:
    """The epoch of a conversation that the technician owns; NotOwner or ConversationUnknown otherwise."""
    conversation = await expect_visible(desk, staff, conversation_id)
    conversation.expect_owner(staff.technician_id, conversation.epoch)
    return conversation.epoch
