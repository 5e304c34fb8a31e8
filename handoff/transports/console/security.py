"""Resets that people look at, and phishing mode."""

from datetime import timedelta
from uuid import UUID

from handoff.services.desk import Desk
from handoff.services.resets import approving, phishing_mode, reviewing
from handoff.services.resets.approving import OutOfBandCheck
from handoff.services.staff import Staff
from handoff.transports import security_views
from handoff.transports.commands import Handler
from handoff.transports.console.connection import ConsoleConnections
from handoff.transports.protocol.base import Done
from handoff.transports.protocol.console import security


class Security:
    """Commands about requests that need people, and about times of attack."""

    def __init__(self, desk: Desk, consoles: ConsoleConnections) -> None:
        self._desk, self._consoles = desk, consoles

    def handlers(self) -> dict[str, Handler]:
        """By command."""
        return {
            "open_security": self._open_security,
            "read_reset": self._read_reset,
            "approve_reset": self._approve_reset,
            "refuse_reset": self._refuse_reset,
            "begin_phishing_mode": self._begin_phishing_mode,
            "end_phishing_mode": self._end_phishing_mode,
        }

    async def _open_security(self, sid: str, _: security.OpenSecurity) -> security.SecurityOpened:
        found = await reviewing.rooms(self._desk, await self._consoles.staff(sid))
        return security.SecurityOpened(rooms=[security_views.room(room) for room in found])

    async def _read_reset(self, sid: str, command: security.ReadReset) -> security.ResetRead:
        return await self._read(await self._consoles.staff(sid), command.request_id)

    async def _approve_reset(self, sid: str, command: security.ApproveReset) -> security.ResetRead:
        staff = await self._consoles.staff(sid)
        check = OutOfBandCheck(command.called, command.number, command.said)
        await approving.approve(self._desk, staff, command.request_id, command.version, check)
        return await self._read(staff, command.request_id)

    async def _refuse_reset(self, sid: str, command: security.RefuseReset) -> security.ResetRead:
        staff = await self._consoles.staff(sid)
        await approving.refuse(self._desk, staff, command.request_id, command.version, command.reason)
        return await self._read(staff, command.request_id)

    async def _begin_phishing_mode(self, sid: str, command: security.BeginPhishingMode) -> Done:
        staff, ends_at = await self._consoles.staff(sid), self._desk.now() + timedelta(seconds=command.lasts_s)
        await phishing_mode.begin(self._desk, staff, command.organization_id, ends_at, command.why)
        return Done()

    async def _end_phishing_mode(self, sid: str, command: security.EndPhishingMode) -> Done:
        await phishing_mode.end(self._desk, await self._consoles.staff(sid), command.organization_id)
        return Done()

    async def _read(self, staff: Staff, request_id: UUID) -> security.ResetRead:
        found = await reviewing.read(self._desk, staff, request_id)
        return security.ResetRead(request=security_views.review(found))
