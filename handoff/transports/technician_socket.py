"""Namespace `/console`: the technicians' door. Each handler checks who asks, calls one service and acks."""

from http.cookies import SimpleCookie
from typing import Any

import socketio

from handoff.models.errors import NotSignedIn
from handoff.models.facts import TypingChanged
from handoff.services import console_views, technician_actions
from handoff.services.desk import Desk
from handoff.services.staff import Staff, signed_in
from handoff.transports import commands, views
from handoff.transports.fanout import CONSOLE_NAMESPACE, Fanout, room
from handoff.transports.protocol import console
from handoff.transports.protocol.base import Done
from handoff.transports.protocol.catalogue import CONSOLE_COMMANDS, Audience
from handoff.transports.security import is_own_origin
from handoff.vocabulary import AuthorKind

SESSION_COOKIE = "warmdesk_session"


class TechnicianSocket:
    """Handlers of the console's namespace."""

    def __init__(self, server: socketio.AsyncServer, desk: Desk, fanout: Fanout) -> None:
        self._server, self._desk, self._fanout = server, desk, fanout
        server.on("connect", self._connect, namespace=CONSOLE_NAMESPACE)
        handlers: dict[str, commands.Handler] = {
            "console_open": self._console_open,
            "open_conversation": self._open_conversation,
            "claim": self._claim,
            "reply": self._reply,
            "note": self._note,
            "return_to_bot": self._return_to_bot,
            "resolve": self._resolve,
            "set_typing": self._set_typing,
        }
        commands.register(server, CONSOLE_NAMESPACE, CONSOLE_COMMANDS, handlers)

    async def disconnect(self, token: str) -> None:
        """Close the sockets of a session that has been signed out."""
        members = self._server.manager.get_participants(CONSOLE_NAMESPACE, _session_room(token))
        for sid, _ in list(members):
            await self._server.disconnect(sid, namespace=CONSOLE_NAMESPACE)

    async def drop_ended_sessions(self) -> None:
        """Close the sockets whose session has ended or whose organizations have changed since they connected."""
        for sid, _ in list(self._server.manager.get_participants(CONSOLE_NAMESPACE, None)):
            kept = await self._server.get_session(sid, namespace=CONSOLE_NAMESPACE)
            try:
                staff = await signed_in(self._desk, kept.get("token"))
            except NotSignedIn:
                staff = None
            if staff is None or staff.organization_ids != kept["organization_ids"]:
                await self._server.disconnect(sid, namespace=CONSOLE_NAMESPACE)

    async def _connect(self, sid: str, environ: dict[str, Any], _auth: Any = None) -> None:
        with commands.refusing():
            origin = environ.get("HTTP_ORIGIN")
            if origin is not None and not is_own_origin(origin, environ.get("HTTP_HOST")):
                raise NotSignedIn
            cookie = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(SESSION_COOKIE)
            token = cookie.value if cookie else ""
            staff = await signed_in(self._desk, token)
        await self._server.save_session(
            sid,
            {"token": token, "following": None, "organization_ids": staff.organization_ids},
            namespace=CONSOLE_NAMESPACE,
        )
        await self._server.enter_room(sid, _session_room(token), namespace=CONSOLE_NAMESPACE)
        for organization_id in staff.organization_ids:
            joined = room(Audience.ORGANIZATION_STAFF, organization_id)
            await self._server.enter_room(sid, joined, namespace=CONSOLE_NAMESPACE)

    async def _console_open(self, sid: str, _: console.ConsoleOpen) -> console.ConsoleOpened:
        staff = await self._staff(sid)
        rows = await console_views.lists(self._desk, staff)
        return console.ConsoleOpened(me=views.me(staff), conversations=[views.listed(row) for row in rows])

    async def _open_conversation(self, sid: str, command: console.OpenConversation) -> console.ConversationOpened:
        staff = await self._staff(sid)
        await console_views.expect_visible(self._desk, staff, command.conversation_id)
        await self._follow(sid, command.conversation_id)
        opened = await console_views.open_conversation(self._desk, staff, command.conversation_id, command.last_seq)
        return views.conversation_opened(opened, self._desk.topics)

    async def _claim(self, sid: str, command: console.Claim) -> console.ConversationAck:
        staff = await self._staff(sid)
        row = await technician_actions.claim(self._desk, staff, command.conversation_id, command.epoch)
        return console.ConversationAck(conversation=views.listed(row))

    async def _reply(self, sid: str, command: console.Reply) -> console.StaffMessageStored:
        staff = await self._staff(sid)
        stored = await technician_actions.reply(
            self._desk, staff, command.conversation_id, command.epoch, command.text, command.client_msg_id
        )
        return console.StaffMessageStored(message=views.message_for_staff(stored))

    async def _note(self, sid: str, command: console.Note) -> console.StaffMessageStored:
        staff = await self._staff(sid)
        stored = await technician_actions.note(
            self._desk, staff, command.conversation_id, command.text, command.client_msg_id
        )
        return console.StaffMessageStored(message=views.message_for_staff(stored))

    async def _return_to_bot(self, sid: str, command: console.ReturnToBot) -> console.ConversationAck:
        staff = await self._staff(sid)
        row = await technician_actions.return_to_bot(self._desk, staff, command.conversation_id, command.epoch)
        return console.ConversationAck(conversation=views.listed(row))

    async def _resolve(self, sid: str, command: console.Resolve) -> console.ConversationAck:
        staff = await self._staff(sid)
        row = await technician_actions.resolve(
            self._desk, staff, command.conversation_id, command.epoch, command.outcome
        )
        return console.ConversationAck(conversation=views.listed(row))

    async def _set_typing(self, sid: str, command: console.SetConsoleTyping) -> Done:
        staff = await self._staff(sid)
        epoch = await technician_actions.expect_own(self._desk, staff, command.conversation_id)
        now = self._desk.now()
        typing = TypingChanged(command.conversation_id, epoch, AuthorKind.TECHNICIAN, staff.name, command.on, now)
        await self._fanout.publish([typing])
        return Done()

    async def _follow(self, sid: str, conversation_id: object) -> None:
        kept = await self._server.get_session(sid, namespace=CONSOLE_NAMESPACE)
        if kept["following"] is not None:
            await self._server.leave_room(
                sid, room(Audience.CONVERSATION_STAFF, kept["following"]), namespace=CONSOLE_NAMESPACE
            )
        await self._server.enter_room(
            sid, room(Audience.CONVERSATION_STAFF, conversation_id), namespace=CONSOLE_NAMESPACE
        )
        await self._server.save_session(sid, {**kept, "following": conversation_id}, namespace=CONSOLE_NAMESPACE)

    async def _staff(self, sid: str) -> Staff:
        kept = await self._server.get_session(sid, namespace=CONSOLE_NAMESPACE)
        return await signed_in(self._desk, kept["token"])


def _session_room(token: str) -> str:
    return f"session:{token}"
