"""Offers, and passing conversations on."""

from handoff.services import assignments, transfers
from handoff.services.desk import Desk
from handoff.transports.commands import Handler
from handoff.transports.console.acks import ack
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.console import routing
from handoff.transports.protocol.console.ownership import ConversationAck
from handoff.transports.protocol.console.presence import Colleague


class Routing:
    """Commands by which conversations find a technician."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {
            "accept": self._accept,
            "put_back": self._put_back,
            "transfer": self._transfer,
            "take_over": self._take_over,
            "transfer_targets": self._transfer_targets,
        }

    async def _accept(self, sid: str, command: routing.Accept) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        row = await assignments.accept(self._desk, staff, command.conversation_id, command.epoch)
        return await ack(self._desk, staff, row)

    async def _put_back(self, sid: str, command: routing.PutBack) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        row = await assignments.put_back(self._desk, staff, command.conversation_id, command.epoch)
        return await ack(self._desk, staff, row)

    async def _transfer(self, sid: str, command: routing.Transfer) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        here = (self._desk, staff, command.conversation_id, command.epoch)
        if command.team_id is not None:
            row = await transfers.transfer_to_team(*here, command.team_id, command.reason)
        else:
            row = await transfers.transfer_to_colleague(*here, command.technician_id, command.reason)
        return await ack(self._desk, staff, row)

    async def _take_over(self, sid: str, command: routing.TakeOver) -> ConversationAck:
        staff = await self._consoles.staff(sid)
        row = await transfers.take_over(self._desk, staff, command.conversation_id, command.epoch, command.reason)
        return await ack(self._desk, staff, row)

    async def _transfer_targets(self, sid: str, command: routing.TransferTargets) -> routing.TargetsFound:
        staff = await self._consoles.staff(sid)
        teams, people = await transfers.targets(self._desk, staff, command.conversation_id)
        return routing.TargetsFound(
            teams=[routing.TeamTarget.model_validate(team) for team in teams],
            people=[Colleague.model_validate(who) for who in people],
        )
