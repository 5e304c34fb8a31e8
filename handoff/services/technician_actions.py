"""What a technician does with a conversation: claim, reply, note, hand back, resolve."""

from collections.abc import Sequence
from uuid import UUID

from handoff.models import Conversation, Message
from handoff.models.errors import InvalidInput
from handoff.models.facts import Summary
from handoff.rules.redaction import redact
from handoff.services import (
    announcements,
    assignments,
    canned,
    drafts,
    labels,
    mentions,
    outbox,
    owner_changes,
    presence,
    sla,
)
from handoff.services.attachments.sending import append_with_files
from handoff.services.desk import Desk
from handoff.services.owner_changes import change_owner, recording
from handoff.services.staff import Staff
from handoff.storage.message_log import Draft, find_by_client_id
from handoff.storage.summaries import summary
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, HandoffLabel, Resolution, Status, Visibility, Voice


async def claim(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int) -> Summary:
    """Become the owner; of any number of claims at one epoch exactly one succeeds. AtCapacity for who holds enough."""

    def write(unit: UnitOfWork) -> Summary:
        conversation = unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        if conversation.is_offered_to(staff.technician_id):
            assignments.accept_in(desk, unit, conversation, staff, epoch)
        else:
            _claim(desk, unit, conversation, staff, epoch)
        return summary(unit.session, conversation)

    return await desk.transactions.run(write, conversation_id)


def _claim(desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff, epoch: int) -> None:
    with recording(desk, unit, conversation, "claimed", staff):
        if conversation.ticket_since is None:
            presence.expect_room(desk, unit, staff)
        conversation.claim(staff.technician_id, epoch)
        owner_changes.join(desk, unit, conversation, staff)


async def return_to_bot(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int) -> Summary:
    """Give the conversation back to the bot, which starts clean and is not fed what was said meanwhile."""

    def change(_: UnitOfWork, conversation: Conversation) -> str:
        conversation.return_to_bot(staff.technician_id, epoch)
        return f"{staff.name} has handed this chat back to the automated assistant. A person is still one click away."

    return await change_owner(desk, staff, conversation_id, "returned_to_bot", change)


async def resolve(
    desk: Desk,
    staff: Staff,
    conversation_id: UUID,
    epoch: int,
    outcome: Resolution,
    label: HandoffLabel | None = None,
) -> Summary:
    """End the conversation with an outcome, and say whether it was right that it came to a person.

    The visitor can still write on in it. InvalidInput for an outcome that is the visitor's own.
    """
    if not outcome.is_of_desk:
        raise InvalidInput(f"outcome: {outcome} is for what the visitor did; choose another one.")

    def change(unit: UnitOfWork, conversation: Conversation) -> str:
        labels.put(desk, unit, conversation, staff, label)
        conversation.resolve(staff.technician_id, epoch, outcome, desk.now())
        return f"{staff.name} has marked this conversation as resolved. If something is still open, just write on."

    return await change_owner(desk, staff, conversation_id, "resolved", change)


async def reply(
    desk: Desk,
    staff: Staff,
    conversation_id: UUID,
    epoch: int,
    text: str,
    client_msg_id: str,
    files: Sequence[UUID] = (),
) -> Message:
    """Write to the visitor as the owner; accepts what was offered, takes over from the bot. A retry returns the row.

    InvalidInput while a variable of a canned reply is not filled in.
    """
    canned.expect_filled(text)
    draft = _draft(staff, text, client_msg_id, Visibility.EVERYONE)

    def write(unit: UnitOfWork) -> Message:
        conversation = unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        known = find_by_client_id(unit, conversation_id, client_msg_id)
        if known is not None:
            return known
        _expect_hold(desk, unit, conversation, staff, epoch)
        drafts.discard(unit, staff, conversation_id, Voice.REPLY)
        appended = append_with_files(unit, conversation_id, draft, files, staff.technician_id, desk.now())
        outbox.tell_of_reply(desk, unit, conversation, appended.message)
        sla.technician_answered(desk, unit, conversation)
        announcements.row_changed(desk, unit, conversation)
        return appended.message

    return await desk.transactions.run(write, conversation_id)


def _expect_hold(desk: Desk, unit: UnitOfWork, conversation: Conversation, staff: Staff, epoch: int) -> None:
    """Own the conversation at this epoch, after taking it from the bot or accepting the offer where that is all."""
    if conversation.status is Status.BOT:
        _claim(desk, unit, conversation, staff, epoch)
        return
    conversation.expect_owner(staff.technician_id, epoch)
    if conversation.accept_by is not None:
        assignments.accept_in(desk, unit, conversation, staff, epoch)


async def note(
    desk: Desk,
    staff: Staff,
    conversation_id: UUID,
    text: str,
    client_msg_id: str,
    files: Sequence[UUID] = (),
    mentioned: Sequence[UUID] = (),
) -> Message:
    """Write to colleagues only, in any state; MentionRefused names who is mentioned and may not read it."""
    draft = _draft(staff, text, client_msg_id, Visibility.NOTE)

    def write(unit: UnitOfWork) -> Message:
        conversation = unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        appended = append_with_files(unit, conversation_id, draft, files, staff.technician_id, desk.now())
        if appended.is_new:
            drafts.discard(unit, staff, conversation_id, Voice.NOTE)
            if mentioned or "@" in text:
                mentions.mention(desk, unit, conversation, appended.message, staff, mentioned)
            announcements.row_changed(desk, unit, conversation)
        return appended.message

    return await desk.transactions.run(write, conversation_id)


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
