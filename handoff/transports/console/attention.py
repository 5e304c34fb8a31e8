"""What technicians pay attention to: how far they have read."""

from handoff.services import receipts
from handoff.services.desk import Desk
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.base import Done
from handoff.transports.protocol.console.attention import MarkRead


class Attention:
    """Commands that tell where a technician looks."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {"mark_read": self._mark_read}

    async def _mark_read(self, sid: str, command: MarkRead) -> Done:
        staff = await self._consoles.staff(sid)
        await receipts.mark_read(self._desk, staff, command.conversation_id, command.seq)
        return Done()
