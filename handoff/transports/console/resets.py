"""Resets that technicians start for visitors."""

from handoff.services.desk import Desk
from handoff.services.resets import starting
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.base import Done
from handoff.transports.protocol.console.resets import StartReset


class Resets:
    """Commands about resets."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {"start_reset": self._start_reset}

    async def _start_reset(self, sid: str, command: StartReset) -> Done:
        staff = await self._consoles.staff(sid)
        here = (command.conversation_id, command.epoch)
        await starting.start(self._desk, staff, *here, command.kind, command.account)
        return Done()
