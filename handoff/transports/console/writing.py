"""What technicians write: replies, notes, and that they are typing."""

from handoff.services import attention, technician_actions
from handoff.services.desk import Desk
from handoff.transports import views
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.fanout import Fanout
from handoff.transports.protocol.base import Done
from handoff.transports.protocol.console.writing import Note, Reply, SetConsoleTyping, StaffMessageStored


class Writing:
    """Commands that add to a conversation."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections, fanout: Fanout) -> None:
        self._desk, self._consoles, self._fanout = desk, consoles, fanout

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {"reply": self._reply, "note": self._note, "set_typing": self._set_typing}

    async def _reply(self, sid: str, command: Reply) -> StaffMessageStored:
        staff = await self._consoles.staff(sid)
        stored = await technician_actions.reply(
            self._desk,
            staff,
            command.conversation_id,
            command.epoch,
            command.text,
            command.client_msg_id,
            command.attachments,
        )
        return StaffMessageStored(message=views.message_for_staff(stored))

    async def _note(self, sid: str, command: Note) -> StaffMessageStored:
        staff = await self._consoles.staff(sid)
        stored = await technician_actions.note(
            self._desk,
            staff,
            command.conversation_id,
            command.text,
            command.client_msg_id,
            command.attachments,
            command.mentions,
        )
        return StaffMessageStored(message=views.message_for_staff(stored))

    async def _set_typing(self, sid: str, command: SetConsoleTyping) -> Done:
        staff = await self._consoles.staff(sid)
        told = await attention.typing(self._desk, staff, command.conversation_id, on=command.on)
        await self._fanout.publish(told)
        return Done()
