"""Who is there: what technicians choose; that their consoles are connected is seen by the connections."""

from handoff.services import presence
from handoff.services.desk import Desk
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.console.presence import Colleague, PresenceSet, SetPresence


class Presences:
    """Commands about oneself."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {"set_presence": self._set_presence}

    async def _set_presence(self, sid: str, command: SetPresence) -> PresenceSet:
        staff = await self._consoles.staff(sid)
        seen = await presence.choose(self._desk, staff, command.state)
        return PresenceSet(presence=Colleague.model_validate(seen))
