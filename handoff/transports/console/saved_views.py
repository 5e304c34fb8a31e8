"""Views: filters of the lists that a technician keeps under a name."""

from handoff.services import saved_views
from handoff.services.desk import Desk
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.base import Done
from handoff.transports.protocol.console.saved_views import DeleteView, SaveView


class SavedViews:
    """Commands about one's own views; what comes of them is told to all consoles of the technician."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {"save_view": self._save_view, "delete_view": self._delete_view}

    async def _save_view(self, sid: str, command: SaveView) -> Done:
        staff = await self._consoles.staff(sid)
        await saved_views.save(self._desk, staff, command.name, command.filter.model_dump(mode="json"))
        return Done()

    async def _delete_view(self, sid: str, command: DeleteView) -> Done:
        staff = await self._consoles.staff(sid)
        await saved_views.forget(self._desk, staff, command.view_id)
        return Done()
