"""Notes whose chat is open, and tells the technician who has the conversation in front."""

from uuid import UUID

from handoff.models.facts import VisitorMoved
from handoff.services.desk import Desk
from handoff.transports.fanout import Fanout


class VisitorPresence:
    """Keeps `desk.visitors` in step with the sockets."""

    def __init__(self, desk: Desk, fanout: Fanout) -> None:
        self._desk, self._fanout = desk, fanout
        self._open: dict[str, UUID] = {}

    async def opened(self, socket: str, conversation_id: UUID) -> None:
        """A socket has opened a conversation, and left the one it had before."""
        if self._open.get(socket) == conversation_id:
            return
        await self.left(socket)
        self._open[socket] = conversation_id
        if self._desk.visitors.arrive(conversation_id, socket):
            await self._tell(conversation_id, here=True)

    async def left(self, socket: str) -> None:
        """A socket is gone."""
        conversation_id = self._open.pop(socket, None)
        if conversation_id is not None and self._desk.visitors.leave(conversation_id, socket):
            await self._tell(conversation_id, here=False)

    async def _tell(self, conversation_id: UUID, *, here: bool) -> None:
        await self._fanout.publish([VisitorMoved(conversation_id, here, self._desk.now())])
