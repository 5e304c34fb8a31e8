"""Who is at a visitor's socket: what the page says, the code for an address, the first questions."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from handoff.models import Site
from handoff.models.identity_errors import IdentityInvalid, IdentityRequired
from handoff.services.desk import Desk
from handoff.services.identity import email_codes, pre_chat
from handoff.services.identity.host_tokens import HostIdentity, verify
from handoff.services.identity.shown import shown_identity
from handoff.services.visitor_sessions import SessionTokens, VisitorSession
from handoff.transports import commands
from handoff.transports.protocol import identity
from handoff.transports.protocol.base import Done

LONGEST_TOKEN = 8_192
_BETWEEN_DIGITS = re.compile(r"[\s-]")


class VisitorIdentity:
    """Handlers of the visitors' namespace that are about who the visitor is."""

    def __init__(
        self, desk: Desk, tokens: SessionTokens, session_of: Callable[[str], Awaitable[VisitorSession]]
    ) -> None:
        self._desk, self._tokens, self._session_of = desk, tokens, session_of

    def handlers(self) -> dict[str, commands.Handler]:
        """By the name of the command."""
        return {
            "request_email_code": self._request_email_code,
            "confirm_email_code": self._confirm_email_code,
            "answer_pre_chat": self._answer_pre_chat,
        }

    async def vouched_for(self, site: Site, token: Any) -> HostIdentity | None:
        """Whom the page names, if it names anybody; IdentityInvalid, IdentityExpired or IdentityRequired."""
        if token is None:
            policy = await pre_chat.policy_of(self._desk, site.organization_id)
            if not policy.unverified_welcome:
                raise IdentityRequired
            return None
        if not isinstance(token, str) or len(token) > LONGEST_TOKEN:
            raise IdentityInvalid
        return verify(self._desk.host_keys.of(site.key), site.key, token, self._desk.now())

    async def _request_email_code(self, sid: str, command: identity.RequestEmailCode) -> Done:
        await email_codes.request(self._desk, await self._session_of(sid), command.email)
        return Done()

    async def _confirm_email_code(self, sid: str, command: identity.ConfirmEmailCode) -> identity.IdentityShown:
        session = await self._session_of(sid)
        await email_codes.confirm(self._desk, self._tokens, session, _BETWEEN_DIGITS.sub("", command.code))
        shown = await shown_identity(self._desk, session)
        return identity.IdentityShown(identity=identity.OwnIdentity.model_validate(shown))

    async def _answer_pre_chat(self, sid: str, command: identity.AnswerPreChat) -> Done:
        await pre_chat.answer(self._desk, await self._session_of(sid), command.answers)
        return Done()
