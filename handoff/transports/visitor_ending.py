"""The visitors' door at the end of a conversation: ending, taking up again, rating, a copy by mail."""

from collections.abc import Awaitable, Callable

from handoff.services import ending, rating, reopening, transcript_mail
from handoff.services.desk import Desk
from handoff.services.visitor_sessions import VisitorSession
from handoff.services.visitor_views import read_own
from handoff.transports import session_views
from handoff.transports.commands import Handler
from handoff.transports.protocol.ending import (
    ConversationState,
    EndConversation,
    MailTranscript,
    Rate,
    ReopenConversation,
    TranscriptPromised,
)


class VisitorEnding:
    """Handlers; `session_of` finds a socket's session and slows down who sends too much."""

    def __init__(self, desk: Desk, session_of: Callable[[str], Awaitable[VisitorSession]]) -> None:
        self._desk, self._session_of = desk, session_of

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {
            "end_conversation": self._end,
            "reopen_conversation": self._reopen,
            "rate": self._rate,
            "mail_transcript": self._mail,
        }

    async def _end(self, sid: str, command: EndConversation) -> ConversationState:
        session = await self._session_of(sid)
        await ending.end(self._desk, session, command.epoch)
        return await self._state(session)

    async def _reopen(self, sid: str, command: ReopenConversation) -> ConversationState:
        session = await self._session_of(sid)
        await reopening.ask_again(self._desk, session, command.epoch)
        return await self._state(session)

    async def _rate(self, sid: str, command: Rate) -> ConversationState:
        session = await self._session_of(sid)
        await rating.rate(self._desk, session, command.about, command.score, command.comment)
        return await self._state(session)

    async def _mail(self, sid: str, command: MailTranscript) -> TranscriptPromised:
        session = await self._session_of(sid)
        promise = await transcript_mail.ask(self._desk, session, command.email)
        return TranscriptPromised.model_validate(promise)

    async def _state(self, session: VisitorSession) -> ConversationState:
        view = await read_own(self._desk, session)
        ended = session_views.ended(view.ended) if view.ended else None
        return ConversationState(conversation=session_views.read_state(view), ended=ended)
