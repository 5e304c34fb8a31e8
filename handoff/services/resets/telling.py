"""Telling of what was done to an account: in the chat, and at every other address of the account."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from handoff.models import OutgoingMail, ResetLink, ResetRequest
from handoff.rules.recovery_contacts import normal
from handoff.services import announcements
from handoff.services.desk import Desk
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, MailKind, RequestKind

_DONE = {
    RequestKind.RESET_PASSWORD: (
        "The password of `{account}` has been changed: sign in with the new one. If that was not you, ask for a person "
        "here at once."
    ),
    RequestKind.UNLOCK_ACCOUNT: (
        "`{account}` is unlocked: sign in with the password it had. If you did not do that, ask for a person here at "
        "once."
    ),
}


def tell(desk: Desk, unit: UnitOfWork, asked: ResetRequest, addresses: Collection[str]) -> None:
    """Say in the chat that it was done, and write to the addresses of the account except the one with the link."""
    said = _DONE[asked.kind].format(account=asked.account.replace("`", "'"))
    append(unit, asked.conversation_id, Draft(AuthorKind.SYSTEM, said), desk.now())
    announcements.visitor_told(desk, unit, unit.conversation(asked.conversation_id))
    link = _link_of(unit, asked)
    if link is None:
        return
    mailed = (OutgoingMail.reset_link_id == link.id, OutgoingMail.kind == MailKind.RESET_LINK)
    used = unit.session.scalars(select(OutgoingMail.recipient).where(*mailed)).one()
    others = {normal(address): address for address in addresses if normal(address) != normal(used)}
    for address in others.values() or [used]:
        unit.session.add(_mail(desk, asked, link.id, address))


def _link_of(unit: UnitOfWork, asked: ResetRequest) -> ResetLink | None:
    used = (ResetLink.request_id == asked.id, ResetLink.page_hash.is_not(None))
    return unit.session.scalar(select(ResetLink).where(*used).order_by(ResetLink.used_at.desc()).limit(1))


def _mail(desk: Desk, asked: ResetRequest, link_id: UUID, address: str) -> OutgoingMail:
    return OutgoingMail(
        organization_id=asked.organization_id,
        conversation_id=asked.conversation_id,
        recipient=address,
        kind=MailKind.RESET_DONE,
        reset_link_id=link_id,
        created_at=desk.now(),
        due_at=desk.now(),
    )
