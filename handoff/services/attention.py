"""Who of the staff looks at a conversation and who is typing in it: told to colleagues, and never stored."""

from collections.abc import Sequence
from uuid import UUID

from handoff.models.attention_facts import ColleagueTyping, ViewerMoved
from handoff.models.facts import Fact, TypingChanged
from handoff.services.console_views import expect_visible
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.services.viewers_here import Turned, Viewer
from handoff.vocabulary import AuthorKind


async def look_at(desk: Desk, staff: Staff, socket: str, conversation_id: UUID | None) -> list[Fact]:
    """What to tell now that a console has this in front, None for nothing; ConversationUnknown for another's."""
    if conversation_id is not None:
        await expect_visible(desk, staff, conversation_id)
    turned = desk.viewers.turn(socket, Viewer(staff.technician_id, staff.name), conversation_id)
    return _told(desk, turned)


def leave(desk: Desk, socket: str) -> list[Fact]:
    """What to tell now that a console is gone."""
    return _told(desk, desk.viewers.leave(socket))


def _told(desk: Desk, turned: Sequence[Turned]) -> list[Fact]:
    return [
        ViewerMoved(turn.conversation_id, turn.viewer.technician_id, turn.viewer.name, turn.here, desk.now())
        for turn in turned
    ]


async def typing(desk: Desk, staff: Staff, conversation_id: UUID, *, on: bool) -> list[Fact]:
    """What to tell now that a technician types a reply, or stopped; the visitor only hears of whoever holds the chat.

    ConversationUnknown for another organization's.
    """
    conversation = await expect_visible(desk, staff, conversation_id)
    now = desk.now()
    facts: list[Fact] = [ColleagueTyping(conversation_id, staff.technician_id, staff.name, on, now)]
    if conversation.is_held_by(staff.technician_id):
        facts.append(TypingChanged(conversation_id, conversation.epoch, AuthorKind.TECHNICIAN, staff.name, on, now))
    return facts
