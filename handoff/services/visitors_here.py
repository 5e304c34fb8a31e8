"""Which visitors have their chat open, in this process; nobody needs it to be remembered over a restart."""

from collections import defaultdict
from uuid import UUID


class VisitorsHere:
    """The open sockets by conversation."""

    def __init__(self) -> None:
        self._sockets: dict[UUID, set[str]] = defaultdict(set)

    def __contains__(self, conversation_id: object) -> bool:
        return conversation_id in self._sockets

    def arrive(self, conversation_id: UUID, socket: str) -> bool:
        """Note a socket; whether it is the conversation's first."""
        is_first = conversation_id not in self._sockets
        self._sockets[conversation_id].add(socket)
        return is_first

    def leave(self, conversation_id: UUID, socket: str) -> bool:
        """Forget a socket; whether it was the conversation's last."""
        if conversation_id not in self._sockets:
            return False
        self._sockets[conversation_id].discard(socket)
        if self._sockets[conversation_id]:
            return False
        del self._sockets[conversation_id]
        return True
