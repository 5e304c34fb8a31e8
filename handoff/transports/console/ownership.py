"""Changes of owner: claim, hand back to the bot, resolve."""

from handoff.services import technician_actions
from handoff.services.desk import Desk
from handoff.transports import views
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.console.ownership import Claim, ConversationAck, Resolve, ReturnToBot


class Ownership:
    """Commands by which a conversation changes hands."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {"claim": self._claim, "return_to_bot": self._return_to_bot, "resolve": self._resolve}

    async def _claim(self, sid: str, command: Claim) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        row = await technician_actions.claim(self._desk, staff, command.conversation_id, command.epoch)
        return ConversationAck(conversation=views.listed(row))

    async def _return_to_bot(self, sid: str, command: ReturnToBot) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        row = await technician_actions.return_to_bot(self._desk, staff, command.conversation_id, command.epoch)
        return ConversationAck(conversation=views.listed(row))

    async def _resolve(self, sid: str, command: Resolve) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        row = await technician_actions.resolve(
            self._desk, staff, command.conversation_id, command.epoch, command.outcome
        )
        return ConversationAck(conversation=views.listed(row))
