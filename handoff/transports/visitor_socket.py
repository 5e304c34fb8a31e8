"""Namespace `/`: the visitors' door. Each handler parses, calls one service and acks."""

import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import socketio
from limits import parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from handoff.models import Message, Site
from handoff.models.ending_errors import ConversationOver
from handoff.models.errors import SessionUnknown, SiteUnknown, TooFast
from handoff.models.facts import TypingChanged
from handoff.rules.languages import language_of
from handoff.services import messaging, receipts, tickets, visitor_sessions
from handoff.services.attachments.reading import find_for_visitor
from handoff.services.desk import Desk
from handoff.services.identity import recognising
from handoff.services.identity.host_tokens import HostIdentity
from handoff.services.identity.shown import greeting
from handoff.services.turns import TurnRunner
from handoff.services.visitor_sessions import SessionTokens, VisitorSession
from handoff.services.visitor_views import read_own
from handoff.transports import commands, session_views, views
from handoff.transports.attachment_views import linked
from handoff.transports.fanout import VISITOR_NAMESPACE, Fanout, room
from handoff.transports.protocol import visitor
from handoff.transports.protocol.attachments import AttachmentRenewed, RenewAttachment
from handoff.transports.protocol.base import Done
from handoff.transports.protocol.catalogue import SESSION_CONFIRM, VISITOR_COMMANDS, Audience
from handoff.transports.protocol.receipts import Seen
from handoff.transports.visitor_ending import VisitorEnding
from handoff.transports.visitor_identity import VisitorIdentity
from handoff.transports.visitor_presence import VisitorPresence
from handoff.vocabulary import AuthorKind

OUR_WIDGET = "warmdesk"
MESSAGES_ALLOWED = parse("240/minute")
_SITE_KEY = re.compile(r"[\w.-]{1,60}")


@dataclass(frozen=True)
class Connection:
    """What is known of one socket: its site, which dialect it speaks, and its session once it asked for one."""

    site: Site
    organization_name: str
    audience: Audience
    page_url: str | None
    user_agent: str | None = None
    language: str | None = None
    identity: HostIdentity | None = None
    session: VisitorSession | None = None


class VisitorSocket:
    """Handlers of the visitors' namespace."""

    def __init__(
        self, server: socketio.AsyncServer, desk: Desk, tokens: SessionTokens, turns: TurnRunner, fanout: Fanout
    ) -> None:
        self._server, self._desk, self._tokens, self._turns, self._fanout = server, desk, tokens, turns, fanout
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._presence = VisitorPresence(desk, fanout)
        self._identity = VisitorIdentity(desk, tokens, self._calm_session)
        server.on("connect", self._connect, namespace=VISITOR_NAMESPACE)
        server.on("disconnect", self._disconnect, namespace=VISITOR_NAMESPACE)
        handlers: dict[str, commands.Handler] = {
            "session_request": self._session_request,
            "user_uttered": self._user_uttered,
            "request_person": self._request_person,
            "start_conversation": self._start_conversation,
            "leave_address": self._leave_address,
            "set_typing": self._set_typing,
            "seen": self._seen,
            "renew_attachment": self._renew_attachment,
            **VisitorEnding(desk, self._calm_session).handlers(),
            **self._identity.handlers(),
        }
        commands.register(server, VISITOR_NAMESPACE, VISITOR_COMMANDS, handlers)

    async def _connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        given = auth if isinstance(auth, dict) else {}
        audience = Audience.VISITOR if given.get("client") == OUR_WIDGET else Audience.RASA_WIDGET
        with commands.refusing():
            key = _site_key(given, environ)
            site, organization_name = await visitor_sessions.find_site(self._desk, key, environ.get("HTTP_ORIGIN"))
            identity = await self._identity.vouched_for(site, given.get("identity"))
            page_url, user_agent = _page_url(given.get("page_url")), environ.get("HTTP_USER_AGENT")
            said = (page_url, user_agent, language_of(given.get("lang")), identity)
            await self._keep(sid, Connection(site, organization_name, audience, *said))
        if audience is Audience.VISITOR:
            joined = room(Audience.ORGANIZATION_VISITORS, site.organization_id)
            await self._server.enter_room(sid, joined, namespace=VISITOR_NAMESPACE)

    async def _session_request(self, sid: str, command: visitor.SessionRequest) -> visitor.SessionOpened:
        return await self._open(sid, command.session_id, command.last_seq)

    async def _start_conversation(self, sid: str, _: visitor.StartConversation) -> visitor.SessionOpened:
        return await self._open(sid, None, 0, begin=True)

    async def _user_uttered(self, sid: str, command: visitor.UserUttered) -> visitor.MessageStored:
        connection = await self._connection(sid)
        if connection.session is None:
            await self._open(sid, command.session_id, 0)
        try:
            message = await self._receive(await self._calm_session(sid), command)
        except ConversationOver:
            # Rasa's own widgets know of no other conversation, so that a new one must begin by itself.
            if connection.audience is not Audience.RASA_WIDGET:
                raise
            await self._open(sid, None, 0)
            message = await self._receive(await self._session(sid), command)
        return visitor.MessageStored(message=views.message_for_visitor(message, self._desk.now()))

    async def _receive(self, session: VisitorSession, command: visitor.UserUttered) -> Message:
        message = await messaging.receive_from_visitor(
            self._desk, session, command.message, command.client_msg_id, command.attachments
        )
        self._turns.wake(session.conversation_id)
        return message

    async def _request_person(self, sid: str, command: visitor.RequestPerson) -> visitor.MessageStored:
        session = await self._calm_session(sid)
        message = await messaging.request_person(self._desk, session, command.client_msg_id)
        return visitor.MessageStored(message=views.message_for_visitor(message, self._desk.now()))

    async def _leave_address(self, sid: str, command: visitor.LeaveAddress) -> Done:
        session = await self._calm_session(sid)
        await tickets.leave_address(self._desk, session, command.email)
        return Done()

    async def _disconnect(self, sid: str, *_: Any) -> None:
        await self._presence.left(sid)

    async def _set_typing(self, sid: str, command: visitor.SetTyping) -> Done:
        session = await self._session(sid)
        typing = TypingChanged(session.conversation_id, 0, AuthorKind.VISITOR, None, command.on, self._desk.now())
        await self._fanout.publish([typing])
        return Done()

    async def _seen(self, sid: str, command: Seen) -> Done:
        await receipts.visitor_saw(self._desk, await self._session(sid), command.seq)
        return Done()

    async def _renew_attachment(self, sid: str, command: RenewAttachment) -> AttachmentRenewed:
        row = await find_for_visitor(self._desk, await self._session(sid), command.attachment_id)
        return AttachmentRenewed(attachment=linked(row.shown(), self._desk.now()))

    async def _open(self, sid: str, token: str | None, last_seq: int, *, begin: bool = False) -> visitor.SessionOpened:
        connection = await self._connection(sid)
        session = replace(self._resume_or_begin(connection, token), language=connection.language)
        if not token and not begin:
            session = await recognising.with_latest_conversation(self._desk, session)
        if connection.session is not None:
            left = room(connection.audience, connection.session.conversation_id)
            await self._server.leave_room(sid, left, namespace=VISITOR_NAMESPACE)
        # Joined before reading: what is committed in between arrives twice, which clients drop, rather than never.
        joined = room(connection.audience, session.conversation_id)
        await self._server.enter_room(sid, joined, namespace=VISITOR_NAMESPACE)
        await self._keep(sid, replace(connection, session=session))
        await self._presence.opened(sid, session.conversation_id)
        token = self._tokens.issue(session, self._desk.now())
        await self._server.emit(SESSION_CONFIRM, token, to=sid, namespace=VISITOR_NAMESPACE)
        await recognising.note_identity(self._desk, session)
        view, begins = await read_own(self._desk, session, last_seq), await greeting(self._desk, session)
        return session_views.session_opened(token, connection.organization_name, view, begins)

    def _resume_or_begin(self, connection: Connection, token: str | None) -> VisitorSession:
        place = (self._tokens, connection.site, connection.organization_name)
        said = {"identity": connection.identity, "user_agent": connection.user_agent}
        visitor_id = connection.session.visitor_id if connection.session else None
        try:
            return visitor_sessions.open_session(*place, token, connection.page_url, visitor_id, **said)
        except SessionUnknown:
            # Rasa's own widgets read no refusal and would stay silent for ever on a token that has expired.
            if connection.audience is not Audience.RASA_WIDGET:
                raise
            return visitor_sessions.open_session(*place, None, connection.page_url, None, **said)

    async def _slow_down(self, session: VisitorSession) -> None:
        if not await self._limiter.hit(MESSAGES_ALLOWED, str(session.visitor_id)):
            raise TooFast

    async def _calm_session(self, sid: str) -> VisitorSession:
        session = await self._session(sid)
        await self._slow_down(session)
        return session

    async def _session(self, sid: str) -> VisitorSession:
        session = (await self._connection(sid)).session
        if session is None:
            raise SessionUnknown
        return session

    async def _connection(self, sid: str) -> Connection:
        return (await self._server.get_session(sid, namespace=VISITOR_NAMESPACE))["connection"]

    async def _keep(self, sid: str, connection: Connection) -> None:
        await self._server.save_session(sid, {"connection": connection}, namespace=VISITOR_NAMESPACE)


def _site_key(given: dict[str, Any], environ: dict[str, Any]) -> str | None:
    """The site a widget names when it connects; Rasa's own widgets can only put it into the address."""
    key = given.get("site") or parse_qs(environ.get("QUERY_STRING", "")).get("site", [None])[0]
    if key is not None and not (isinstance(key, str) and _SITE_KEY.fullmatch(key)):
        raise SiteUnknown
    return key


def _page_url(given: Any) -> str | None:
    """The page's address without what may hold secrets in it; None for anything but a web page."""
    try:
        parts = urlsplit(given if isinstance(given, str) and given.isprintable() else "")
    except ValueError:
        return None
    return (
        parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
        if parts.scheme in ("http", "https")
        else None
    )
