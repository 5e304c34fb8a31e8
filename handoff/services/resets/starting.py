"""A technician begins for a visitor what the visitor could have asked the bot for; the proof stays the visitor's."""

from uuid import UUID

from handoff.models.errors import InvalidInput
from handoff.services import announcements
from handoff.services.desk import Desk
from handoff.services.resets import requesting
from handoff.services.resets.offering import words
from handoff.services.staff import Staff
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, RequestKind


async def start(desk: Desk, staff: Staff, conversation_id: UUID, epoch: int, kind: RequestKind, account: str) -> None:
    """Ask for it as the conversation's owner, and say in the chat what happens next; nobody sees a password.

    NotOwner and the like; InvalidInput without an account. Whoever starts a reset cannot approve it.
    """
    account = account.strip()
    if not account:
        raise InvalidInput("account: say which one.")

    def write(unit: UnitOfWork) -> None:
        conversation = unit.conversation(conversation_id)
        staff.expect_member(conversation.organization_id)
        conversation.expect_owner(staff.technician_id, epoch)
        asked = requesting.add(desk, unit, conversation, kind, account, staff)
        asked.people_told_at = desk.now()
        said = Draft(AuthorKind.SYSTEM, words(conversation, kind, account, with_technician=True))
        append(unit, conversation_id, said, desk.now())
        announcements.visitor_told(desk, unit, conversation)

    await desk.transactions.run(write, conversation_id)
