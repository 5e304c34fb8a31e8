"""Changes of owner: claim, hand back to the bot, resolve, and undo any of them."""

from handoff.services import technician_actions, undoing
from handoff.services.desk import Desk
from handoff.transports.commands import Handler
from handoff.transports.console.acks import ack
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.console.ownership import Claim, ConversationAck, Resolve, ReturnToBot, Undo


class Ownership:
    """Commands by which a conversation changes hands."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {
            "claim": self._claim,
            "return_to_bot": self._return_to_bot,
            "resolve": self._resolve,
            "undo": self._undo,
        }

    async def _claim(self, sid: str, command: Claim) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        row = await technician_actions.claim(self._desk, staff, command.conversation_id, command.epoch)
        return await ack(self._desk, staff, row)

    async def _return_to_bot(self, sid: str, command: ReturnToBot) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        row = await technician_actions.return_to_bot(self._desk, staff, command.conversation_id, command.epoch)
        return await ack(self._desk, staff, row)

    async def _resolve(self, sid: str, command: Resolve) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        row = await technician_actions.resolve(
            self._desk, staff, command.conversation_id, command.epoch, command.outcome, command.label
        )
        return await ack(self._desk, staff, row)

    async def _undo(self, sid: str, command: Undo) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        row = await undoing.undo(self._desk, staff, command.conversation_id, command.epoch)
        return await ack(self._desk, staff, row)
