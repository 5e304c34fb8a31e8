"""Who is on the other end of a console's socket, and which conversation they have open."""

from collections.abc import Awaitable, Callable
from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID

import socketio

from handoff.models.errors import NotSignedIn
from handoff.services import presence
from handoff.services.desk import Desk
from handoff.services.staff import Staff, signed_in
from handoff.transports import commands
from handoff.transports.fanout import CONSOLE_NAMESPACE, room
from handoff.transports.protocol.catalogue import Audience
from handoff.transports.security import is_own_origin

SESSION_COOKIE = "warmdesk_session"


class ConsoleConnections:
    """The consoles that are connected; each holds a staff session's token, which is checked at every command."""

    def __init__(self, server: socketio.AsyncServer, desk: Desk) -> None:
        self._server, self._desk = server, desk
        self._reactions: list[Callable[[str], Awaitable[None]]] = []
        server.on("connect", self._connect, namespace=CONSOLE_NAMESPACE)
        server.on("disconnect", self._disconnect, namespace=CONSOLE_NAMESPACE)

    async def staff(self, sid: str) -> Staff:
        """Who is signed in on this socket; NotSignedIn once the session has ended."""
        return await signed_in(self._desk, (await self._kept(sid))["token"])

    def when_gone(self, react: Callable[[str], Awaitable[None]]) -> None:
        """Have a feature told of each console that has gone, by its socket."""
        self._reactions.append(react)

    async def follow(self, sid: str, conversation_id: UUID) -> None:
        """Send this console what happens in one conversation, and no longer in the one before."""
        kept = await self._kept(sid)
        if kept["following"] is not None:
            left = room(Audience.CONVERSATION_STAFF, kept["following"])
            await self._server.leave_room(sid, left, namespace=CONSOLE_NAMESPACE)
        joined = room(Audience.CONVERSATION_STAFF, conversation_id)
        await self._server.enter_room(sid, joined, namespace=CONSOLE_NAMESPACE)
        await self._keep(sid, {**kept, "following": conversation_id})

    async def disconnect(self, token: str) -> None:
        """Close the sockets of a session that has been signed out."""
        members = self._server.manager.get_participants(CONSOLE_NAMESPACE, _session_room(token))
        for sid, _ in list(members):
            await self._server.disconnect(sid, namespace=CONSOLE_NAMESPACE)

    async def drop_ended_sessions(self) -> None:
        """Close the sockets whose session has ended or whose organizations have changed since they connected."""
        for sid, _ in list(self._server.manager.get_participants(CONSOLE_NAMESPACE, None)):
            kept = await self._kept(sid)
            try:
                staff = await signed_in(self._desk, kept.get("token"))
            except NotSignedIn:
                staff = None
            if staff is None or staff.organization_ids != kept["organization_ids"]:
                await self._server.disconnect(sid, namespace=CONSOLE_NAMESPACE)

    async def technician_ids(self) -> set[UUID]:
        """Everybody who has a console connected here."""
        connected = list(self._server.manager.get_participants(CONSOLE_NAMESPACE, None))
        kept = [await self._kept(sid) for sid, _ in connected]
        return {each["technician_id"] for each in kept if "technician_id" in each}

    async def _connect(self, sid: str, environ: dict[str, Any], _auth: Any = None) -> None:
        with commands.refusing():
            origin = environ.get("HTTP_ORIGIN")
            if origin is not None and not is_own_origin(origin, environ.get("HTTP_HOST")):
                raise NotSignedIn
            cookie = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(SESSION_COOKIE)
            token = cookie.value if cookie else ""
            staff = await signed_in(self._desk, token)
        kept = {"token": token, "following": None, "organization_ids": staff.organization_ids}
        await self._keep(sid, kept | {"technician_id": staff.technician_id})
        await self._server.enter_room(sid, _session_room(token), namespace=CONSOLE_NAMESPACE)
        own = room(Audience.TECHNICIAN, staff.technician_id)
        await self._server.enter_room(sid, own, namespace=CONSOLE_NAMESPACE)
        for organization_id in staff.organization_ids:
            joined = room(Audience.ORGANIZATION_STAFF, organization_id)
            await self._server.enter_room(sid, joined, namespace=CONSOLE_NAMESPACE)
        await presence.renew(self._desk, [staff.technician_id])

    async def _disconnect(self, sid: str, _reason: str = "") -> None:
        for react in self._reactions:
            await react(sid)
        technician_id = (await self._kept(sid)).get("technician_id")
        others = self._server.manager.get_participants(CONSOLE_NAMESPACE, room(Audience.TECHNICIAN, technician_id))
        if technician_id is not None and {other for other, _ in others} <= {sid}:
            await presence.leave(self._desk, technician_id)

    async def _kept(self, sid: str) -> dict[str, Any]:
        return await self._server.get_session(sid, namespace=CONSOLE_NAMESPACE)

    async def _keep(self, sid: str, kept: dict[str, Any]) -> None:
        await self._server.save_session(sid, kept, namespace=CONSOLE_NAMESPACE)


def _session_room(token: str) -> str:
    return f"session:{token}"
