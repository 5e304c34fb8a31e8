"""Who a visitor is: the signed token that a widget holds, and what it opens."""

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import jwt
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from handoff.models import Conversation, Organization, Site, Visitor
from handoff.models.errors import SessionUnknown, SiteUnknown
from handoff.services import stretches
from handoff.services.desk import Desk
from handoff.services.identity.host_tokens import HostIdentity
from handoff.services.identity.subjects import is_vouched_for, visitor_of
from handoff.storage.unit_of_work import UnitOfWork

TOKEN_LIFETIME = timedelta(days=30)
LINK_LIFETIME = timedelta(days=14)
_ALGORITHM = "HS256"
_PURPOSE = "visitor"
_LINK = "mail_link"


@dataclass(frozen=True)
class VisitorSession:
    """One visitor in one conversation of one site; its rows are made with the first message."""

    conversation_id: UUID
    visitor_id: UUID
    site_id: UUID
    organization_id: UUID
    organization_name: str
    page_url: str | None = None
    user_agent: str | None = None
    language: str | None = None
    identity: HostIdentity | None = None


class SessionTokens:
    """Signs and reads session tokens; an id alone opens nothing."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def issue(self, session: VisitorSession, now: datetime) -> str:
        """The token a widget keeps and treats as opaque."""
        return self._signed(session, _PURPOSE, now + TOKEN_LIFETIME)

    def issue_link(self, session: VisitorSession, now: datetime) -> str:
        """The token of a link in a mail, which a widget exchanges for a session; it opens this conversation only."""
        return self._signed(session, _LINK, now + LINK_LIFETIME)

    def code_of(self, id_: UUID) -> str:
        """The six digits that are mailed for this id; they follow from the secret, so that they are stored nowhere."""
        digest = hmac.digest(self._secret.encode(), b"email code " + id_.bytes, "sha256")
        return f"{int.from_bytes(digest) % 1_000_000:06}"

    def reset_token(self, id_: UUID) -> str:
        """The token of a mailed reset link with this id, 256 bits; as with codes only its hash is stored."""
        digest = hmac.digest(self._secret.encode(), b"reset link " + id_.bytes, "sha256")
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")

    def _signed(self, session: VisitorSession, audience: str, ends_at: datetime) -> str:
        claims = {
            "aud": audience,
            "conversation": str(session.conversation_id),
            "visitor": str(session.visitor_id),
            "site": str(session.site_id),
            "exp": ends_at,
        }
        return jwt.encode(claims, self._secret, _ALGORITHM)

    def read(self, token: str) -> tuple[UUID, UUID, UUID]:
        """(conversation, visitor, site) of a token; SessionUnknown when it is altered or has expired."""
        try:
            claims = jwt.decode(token, self._secret, [_ALGORITHM], audience=[_PURPOSE, _LINK])
            return UUID(claims["conversation"]), UUID(claims["visitor"]), UUID(claims["site"])
        except (jwt.InvalidTokenError, KeyError, ValueError):
            raise SessionUnknown from None


async def find_site(desk: Desk, key: str | None, origin: str | None) -> tuple[Site, str]:
    """The site of a key (without one: the site listing the origin) and its organization's name, or SiteUnknown."""
    sites = select(Site, Organization.name).join(Organization, Organization.id == Site.organization_id)
    async with desk.database.read() as session:
        rows = (await session.execute(sites.where(Site.key == key) if key else sites)).all()
    allowed = [(site, name) for site, name in rows if site.allows(origin) and (key or origin)]
    if len(allowed) != 1:
        raise SiteUnknown
    return allowed[0]


def open_session(
    tokens: SessionTokens,
    site: Site,
    organization_name: str,
    token: str | None,
    page_url: str | None,
    known_visitor: UUID | None,
    *,
    identity: HostIdentity | None = None,
    user_agent: str | None = None,
) -> VisitorSession:
    """The session of a token, or without one a new conversation, of a visitor known or new; or SessionUnknown.

    What somebody has written for whom a page vouched opens only while a page vouches for the same person, so that
    whoever uses the same computer later cannot read it.
    """
    visitor_id = visitor_of(site.organization_id, identity) if identity else known_visitor or uuid4()
    conversation_id = uuid4()
    if token:
        conversation_id, owner_id, site_id = tokens.read(token)
        is_theirs = owner_id == visitor_id if identity else not is_vouched_for(owner_id)
        if site_id != site.id or not is_theirs:
            raise SessionUnknown
        visitor_id = owner_id
    place = (site.id, site.organization_id, organization_name, page_url)
    return VisitorSession(conversation_id, visitor_id, *place, user_agent=user_agent, identity=identity)


async def session_of(desk: Desk, tokens: SessionTokens, token: str, origin: str | None) -> VisitorSession:
    """The session of a token outside a socket; SessionUnknown, also on a page that its site does not list."""
    conversation_id, visitor_id, site_id = tokens.read(token)
    found = select(Site, Organization.name).join(Organization, Organization.id == Site.organization_id)
    async with desk.database.read() as session:
        row = (await session.execute(found.where(Site.id == site_id))).first()
    if row is None or not row.Site.allows(origin):
        raise SessionUnknown
    return VisitorSession(conversation_id, visitor_id, site_id, row.Site.organization_id, row.name)


def ensure_conversation(desk: Desk, unit: UnitOfWork, session: VisitorSession) -> Conversation:
    """The session's conversation, made with its visitor when this is the first word."""
    found = unit.find_conversation(session.conversation_id)
    if found is not None:
        return found
    now = desk.now()
    ensure_visitor(unit, session, now)
    conversation = Conversation(
        id=session.conversation_id,
        organization_id=session.organization_id,
        site_id=session.site_id,
        visitor_id=session.visitor_id,
        reference=reference_of(session.conversation_id),
        page_url=(session.page_url or "")[:2000] or None,
        user_agent=(session.user_agent or "")[:300] or None,
        language=session.language,
        created_at=now,
        last_message_at=now,
    )
    unit.session.add(conversation)
    unit.session.flush()
    stretches.begin(desk, unit, conversation)
    return conversation


def reference_of(conversation_id: UUID) -> str:
    """What a conversation is called on the phone and in mail, also before its first word."""
    return f"WD-{_short(conversation_id, 8)}"


def ensure_visitor(unit: UnitOfWork, session: VisitorSession, now: datetime) -> Visitor:
    """The session's visitor, made on the first occasion to keep something about them."""
    visitor = unit.session.get(Visitor, session.visitor_id) or _add_visitor(unit, session, now)
    if session.identity and visitor.subject is None:
        visitor.subject = session.identity.subject
        visitor.vouched_for(session.identity.name, session.identity.email, now)
        unit.session.flush()
    return visitor


def _add_visitor(unit: UnitOfWork, session: VisitorSession, now: datetime) -> Visitor:
    visitor = Visitor(
        id=session.visitor_id,
        organization_id=session.organization_id,
        site_id=session.site_id,
        name=f"Visitor {_short(session.visitor_id, 4)}",
        created_at=now,
    )
    try:
        # The same person may write their first word on two devices at once.
        with unit.session.begin_nested():
            unit.session.add(visitor)
    except IntegrityError:
        return unit.session.get_one(Visitor, session.visitor_id)
    return visitor


def _short(id_: UUID, length: int) -> str:
    """The start of an id in letters and digits that can be read out on the phone (RFC 4648 base 32)."""
    return base64.b32encode(id_.bytes).decode()[:length]
