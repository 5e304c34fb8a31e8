"""The lists, and one conversation with everything known of it."""

from handoff.services import console_views, presence, saved_views
from handoff.services.desk import Desk
from handoff.transports import views
from handoff.transports.attention_views import read_up_to
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.console.lists import ConsoleOpen, ConsoleOpened
from handoff.transports.protocol.console.presence import Colleague
from handoff.transports.protocol.console.reading import ConversationOpened, OpenConversation
from handoff.transports.protocol.console.saved_views import SavedView


class Reading:
    """Commands that change nothing."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {"console_open": self._console_open, "open_conversation": self._open_conversation}

    async def _console_open(self, sid: str, _: ConsoleOpen) -> ConsoleOpened:
        staff = await self._consoles.staff(sid)
        rows = await console_views.lists(self._desk, staff)
        read = await console_views.positions(self._desk, staff, rows)
        people = await presence.colleagues(self._desk, staff.organization_ids)
        return ConsoleOpened(
            me=views.me(staff),
            conversations=[views.listed(row) for row in rows],
            attachment_limit_bytes=self._desk.attachment_limit,
            presence=[Colleague.model_validate(who) for who in people],
            views=[SavedView.model_validate(view) for view in await saved_views.views_of(self._desk, staff)],
            read=[read_up_to(position) for position in read],
        )

    async def _open_conversation(self, sid: str, command: OpenConversation) -> ConversationOpened:
        staff = await self._consoles.staff(sid)
        await console_views.expect_visible(self._desk, staff, command.conversation_id)
        await self._consoles.follow(sid, command.conversation_id)
        opened = await console_views.open_conversation(self._desk, staff, command.conversation_id, command.last_seq)
        return views.conversation_opened(opened, self._desk.topics)
