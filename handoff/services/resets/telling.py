"""Telling of what became of a request: in the chat, and of what was done at every other address of the account.

That the risk alone has refused a request, or that one ran out, is not told: it could tell accounts apart.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from handoff.models import OutgoingMail, ResetLink, ResetRequest
from handoff.rules.recovery_contacts import normal
from handoff.services import announcements
from handoff.services.desk import Desk
from handoff.storage.message_log import Draft, append
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind, MailKind, RequestKind, RequestStatus

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
_LET_GO_ON = (
    "The service desk has checked the request for `{account}`. A link goes to the recovery contact on file now. It is "
    "good once within 15 minutes: open it and go on there, never here. The page asks for the reference of this chat: "
    "**{reference}**."
)
_CHECKED = (
    "The service desk has checked the request for `{account}`. No address is on file that a link could go to, so a "
    "technician goes on with you here."
)
_REFUSED = (
    "The service desk has decided that the request for `{account}` does not go on. Nothing was changed by it. If you "
    "still cannot sign in, ask for a person here."
)
_UNSURE = (
    "What was asked for `{account}` could not be finished, and it is not certain how far it came. Try to sign in; a "
    "technician looks at it and writes here."
)


def tell(desk: Desk, unit: UnitOfWork, asked: ResetRequest, addresses: Collection[str]) -> None:
    """Say in the chat that it was done, and write to the addresses of the account except the one with the link."""
    _say(desk, unit, asked, _DONE[asked.kind])
    link = _link_of(unit, asked)
    if link is None:
        return
    mailed = (OutgoingMail.reset_link_id == link.id, OutgoingMail.kind == MailKind.RESET_LINK)
    used = unit.session.scalars(select(OutgoingMail.recipient).where(*mailed)).one()
    others = {normal(address): address for address in addresses if normal(address) != normal(used)}
    for address in others.values() or [used]:
        unit.session.add(_mail(desk, asked, link.id, address))


def tell_decided(desk: Desk, unit: UnitOfWork, asked: ResetRequest) -> None:
    """Say in the chat what people have decided, once they have; why is for their colleagues alone."""
    if asked.status is RequestStatus.REFUSED:
        _say(desk, unit, asked, _REFUSED)
    elif asked.status is RequestStatus.CLEARED:
        _say(desk, unit, asked, _LET_GO_ON if asked.has_contact else _CHECKED)


def tell_unsure(desk: Desk, unit: UnitOfWork, asked: ResetRequest) -> None:
    """Say in the chat that it was not finished, which only whoever had proved themselves gets to read."""
    _say(desk, unit, asked, _UNSURE)


def _say(desk: Desk, unit: UnitOfWork, asked: ResetRequest, words: str) -> None:
    conversation = unit.conversation(asked.conversation_id)
    said = words.format(account=asked.account.replace("`", "'"), reference=conversation.reference)
    append(unit, conversation.id, Draft(AuthorKind.SYSTEM, said), desk.now())
    announcements.visitor_told(desk, unit, conversation)


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
