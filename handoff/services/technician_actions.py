"""What a technician does with a conversation: claim, reply, note, hand back, resolve."""

from uuid import UUID

from handoff.models import Conversation, Message
from handoff.models.facts import Summary
from handoff.rules.redaction import redact
from handoff.services import announcements, assignments, owner_changes, presence
from handoff.services.console_views import expect_visible
from handoff.services.desk import Desk
from handoff.services.owner_changes import changing_owner, recording
from handoff.services.staff import Staff
from handoff.storage.message_log import Draft, append, find_by_client_id
from handoff.storage.summaries import summary
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, Resolution, Status, Visibility


async def claim(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int) -> Summary:
    """Become the owner; of any number of claims at one epoch exactly one succeeds. AtCapacity for who holds enough."""
    async with desk.transactions.begin(conversation_id) as unit:
        conversation = await unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        if conversation.is_offered_to(staff.technician_id):
            await assignments.accept_in(desk, unit, conversation, staff, epoch)
        else:
            await _claim(desk, unit, conversation, staff, epoch)
    return await _summary(desk, conversation_id)


async def _claim(desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff, epoch: int) -> None:
    async with recording(desk, unit, conversation, "claimed", staff):
        await presence.expect_room(desk, unit, staff)
        conversation.claim(staff.technician_id, epoch)
        await owner_changes.join(desk, unit, conversation, staff)


async def return_to_bot(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int) -> Summary:
    """Give the conversation back to the bot, which starts clean and is not fed what was said meanwhile."""
    async with changing_owner(desk, staff, conversation_id, "returned_to_bot") as (unit, conversation):
        conversation.return_to_bot(staff.technician_id, epoch)
        told = f"{staff.name} has handed this chat back to the automated assistant. A person is still one click away."
        await append(unit, conversation_id, Draft(AuthorKind.SYSTEM, told), desk.now())
    return await _summary(desk, conversation_id)


async def resolve(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int, outcome: Resolution) -> Summary:
    """End the conversation with an outcome; the visitor can still write on in it."""
    async with changing_owner(desk, staff, conversation_id, "resolved") as (unit, conversation):
        conversation.resolve(staff.technician_id, epoch, outcome, desk.now())
        told = f"{staff.name} has marked this conversation as resolved. If something is still open, just write on."
        await append(unit, conversation_id, Draft(AuthorKind.SYSTEM, told), desk.now())
    return await _summary(desk, conversation_id)


async def reply(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int, text: str, client_msg_id: str) -> Message:
    """Write to the visitor as the owner; accepts what was offered, takes over from the bot. A retry returns the row."""
    draft = _draft(staff, text, client_msg_id, Visibility.EVERYONE)
    async with desk.transactions.begin(conversation_id) as unit:
        conversation = await unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        known = await find_by_client_id(unit, conversation_id, client_msg_id)
        if known is not None:
            return known
        took_over = conversation.status is Status.BOT
        if took_over:
            await _claim(desk, unit, conversation, staff, epoch)
        conversation.expect_owner(staff.technician_id, conversation.epoch if took_over else epoch)
        if conversation.accept_by is not None:
            await assignments.accept_in(desk, unit, conversation, staff, epoch)
        appended = await append(unit, conversation_id, draft, desk.now())
        await announcements.row_changed(desk, unit, conversation)
        return appended.message


async def note(desk: Desk, staff: Staff, conversation_id: UUID, text: str, client_msg_id: str) -> Message:
    """Write to colleagues only, in any state of the conversation."""
    draft = _draft(staff, text, client_msg_id, Visibility.NOTE)
    async with desk.transactions.begin(conversation_id) as unit:
        conversation = await unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        appended = await append(unit, conversation_id, draft, desk.now())
        if appended.is_new:
            await announcements.row_changed(desk, unit, conversation)
        return appended.message


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


async def _summary(desk: Desk, conversation_id: UUID) -> Summary:
    async with desk.database.read() as session:
        return await summary(session, conversation_id)


async def expect_own(desk: Desk, staff: Staff, conversation_id: UUID) -> int:
    """The epoch of a conversation that the technician owns; NotOwner or ConversationUnknown otherwise."""
    conversation = await expect_visible(desk, staff, conversation_id)
    conversation.expect_owner(staff.technician_id, conversation.epoch)
    return conversation.epoch
