"""Whom a note can name, and what one was named in."""

from handoff.services import mentions as service
from handoff.services.desk import Desk
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.base import Done
from handoff.transports.protocol.console import mentions


class Mentions:
    """Commands about mentions; a note itself carries whom it names."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {
            "mention_targets": self._mention_targets,
            "unseen_mentions": self._unseen_mentions,
            "look_at_mentions": self._look_at_mentions,
        }

    async def _mention_targets(self, sid: str, command: mentions.MentionTargets) -> mentions.MentionTargetsFound:
        staff = await self._consoles.staff(sid)
        found = await service.colleagues(self._desk, staff, command.conversation_id)
        return mentions.MentionTargetsFound(
            colleagues=[mentions.MentionTarget(technician_id=id_, name=name) for id_, name in found]
        )

    async def _unseen_mentions(self, sid: str, _: mentions.UnseenMentions) -> mentions.MentionsFound:
        found = await service.unseen(self._desk, await self._consoles.staff(sid))
        return mentions.MentionsFound(mentions=[mentions.MentionView.model_validate(each) for each in found])

    async def _look_at_mentions(self, sid: str, command: mentions.LookAtMentions) -> Done:
        staff = await self._consoles.staff(sid)
        await service.look_at(self._desk, staff, command.conversation_id, command.up_to_seq)
        return Done()
