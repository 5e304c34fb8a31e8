"""What is known around a conversation, read and put right."""

from handoff.services import earlier, slots
from handoff.services.desk import Desk
from handoff.transports import context_views, views
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.console.context import (
    EarlierConversations,
    EarlierFound,
    ReadEarlier,
    SetSlot,
    SlotsKept,
)
from handoff.transports.protocol.console.reading import ConversationOpened


class Context:
    """Commands of the context pane."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {
            "set_slot": self._set_slot,
            "earlier_conversations": self._earlier_conversations,
            "read_earlier": self._read_earlier,
        }

    async def _set_slot(self, sid: str, command: SetSlot) -> SlotsKept:
        staff = await self._consoles.staff(sid)
        here = (command.conversation_id, command.epoch)
        known = await slots.correct(self._desk, staff, *here, command.name, command.value)
        return SlotsKept(slots=context_views.slots(known))

    async def _earlier_conversations(self, sid: str, command: EarlierConversations) -> EarlierFound:
        staff = await self._consoles.staff(sid)
        page = await earlier.earlier(self._desk, staff, command.conversation_id, command.before_id)
        return context_views.earlier_found(page)

    async def _read_earlier(self, sid: str, command: ReadEarlier) -> ConversationOpened:
        staff = await self._consoles.staff(sid)
        opened = await earlier.read_earlier(self._desk, staff, command.conversation_id, command.earlier_id)
        return views.conversation_opened(opened, self._desk.topics)
