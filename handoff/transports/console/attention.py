"""What technicians pay attention to: how far they have read, and what they have in front."""

from handoff.services import attention, receipts
from handoff.services.desk import Desk
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.fanout import Fanout
from handoff.transports.protocol.base import Done
from handoff.transports.protocol.console.attention import MarkRead, SetViewing


class Attention:
    """Commands that tell where a technician looks."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections, fanout: Fanout) -> None:
        self._desk, self._consoles, self._fanout = desk, consoles, fanout
        consoles.when_gone(self._gone)

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {"mark_read": self._mark_read, "set_viewing": self._set_viewing}

    async def _mark_read(self, sid: str, command: MarkRead) -> Done:
        staff = await self._consoles.staff(sid)
        await receipts.mark_read(self._desk, staff, command.conversation_id, command.seq)
        return Done()

    async def _set_viewing(self, sid: str, command: SetViewing) -> Done:
        staff = await self._consoles.staff(sid)
        await self._fanout.publish(await attention.look_at(self._desk, staff, sid, command.conversation_id))
        return Done()

    async def _gone(self, sid: str) -> None:
        await self._fanout.publish(attention.leave(self._desk, sid))
