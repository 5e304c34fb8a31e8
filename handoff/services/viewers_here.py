"""Which technicians have which conversation in front, in this process; nobody needs it remembered over a restart."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Viewer:
    """A technician as somebody who looks."""

    technician_id: UUID
    name: str


@dataclass(frozen=True)
class Turned:
    """A technician has begun to look at a conversation, still does, or has left it with the last of their consoles."""

    conversation_id: UUID
    viewer: Viewer
    here: bool


class ViewersHere:
    """What each console has in front."""

    def __init__(self) -> None:
        self._looks: dict[str, tuple[UUID, Viewer]] = {}

    def of(self, conversation_id: UUID) -> list[Viewer]:
        """Everybody who looks at the conversation, by name."""
        here = {viewer for looked_at, viewer in self._looks.values() if looked_at == conversation_id}
        return sorted(here, key=lambda viewer: viewer.name)

    def turn(self, socket: str, viewer: Viewer, conversation_id: UUID | None) -> list[Turned]:
        """Note what a console has in front now, None for nothing; what changed by that or is only confirmed."""
        turned = self.leave(socket) if self._looks.get(socket) != (conversation_id, viewer) else []
        if conversation_id is not None:
            self._looks[socket] = (conversation_id, viewer)
            turned.append(Turned(conversation_id, viewer, here=True))
        return turned

    def leave(self, socket: str) -> list[Turned]:
        """Forget a console that is gone."""
        if socket not in self._looks:
            return []
        conversation_id, viewer = self._looks.pop(socket)
        is_elsewhere_too = viewer in self.of(conversation_id)
        return [] if is_elsewhere_too else [Turned(conversation_id, viewer, here=False)]
