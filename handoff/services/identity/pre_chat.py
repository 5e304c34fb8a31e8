"""What an organization asks its visitors once, before their first message."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sqlalchemy import select

from handoff.models import Organization, Visitor
from handoff.models.email_address import email_address
from handoff.models.errors import InvalidInput
from handoff.rules.pre_chat import PreChatField, answer_in, problem_with, to_ask
from handoff.rules.redaction import redact
from handoff.services.desk import Desk
from handoff.services.identity.host_tokens import HostIdentity
from handoff.services.visitor_sessions import VisitorSession, ensure_visitor
from handoff.storage.unit_of_work import UnitOfWork
from handoff.storage.visitor_file import VisitorPolicy
from handoff.vocabulary import AuthorKind, FieldKind


@dataclass(frozen=True)
class KnownAnswer:
    """What is known in the place of an answer, and whether the visitor typed it or a signed token says it."""

    id: str
    label: str
    value: str
    typed: bool


async def policy_of(desk: Desk, organization_id: UUID) -> VisitorPolicy:
    """What the organization's file says about its visitors."""
    if not desk.visitor_policies.own:
        return desk.visitor_policies.of("")
    async with desk.database.read() as session:
        slug = await session.scalar(select(Organization.slug).where(Organization.id == organization_id))
    return desk.visitor_policies.of(slug or "")


async def questions(desk: Desk, session: VisitorSession, visitor: Visitor | None) -> list[PreChatField]:
    """The fields to ask now: none once the visitor, whose row there may be already, was asked."""
    if visitor is not None and visitor.pre_chat is not None:
        return []
    fields = (await policy_of(desk, session.organization_id)).pre_chat
    return to_ask(fields, _said(session.identity))


async def answer(desk: Desk, session: VisitorSession, answers: Mapping[str, str]) -> None:
    """Keep the answers; InvalidInput, which begins with the field's id, for the first that will not do."""
    fields = (await policy_of(desk, session.organization_id)).pre_chat
    kept = {
        field.id: {"label": field.label, "value": value}
        for field in to_ask(fields, _said(session.identity))
        if (value := _checked(field, answers.get(field.id, "").strip()))
    }
    addresses = [field.id for field in fields if field.kind is FieldKind.EMAIL and field.id in kept]
    address = kept[addresses[0]]["value"] if addresses else None
    await desk.transactions.run(partial(_keep, desk, session, kept, address))


async def known(desk: Desk, organization_id: UUID, visitor: Visitor) -> list[KnownAnswer]:
    """What the visitor answered, and what their signed identity says in its place."""
    typed = [KnownAnswer(id_, each["label"], each["value"], True) for id_, each in (visitor.pre_chat or {}).items()]
    if visitor.subject is None:
        return typed
    said = _said(HostIdentity(visitor.subject, visitor.name, visitor.email))
    fields = (await policy_of(desk, organization_id)).pre_chat
    return typed + [
        KnownAnswer(field.id, field.label, value, False) for field in fields if (value := answer_in(field, said))
    ]


def _said(identity: HostIdentity | None) -> dict[str, str]:
    named = {"name": identity.name, "email": identity.email} if identity else {}
    return {name: value for name, value in named.items() if value}


def _checked(field: PreChatField, value: str) -> str:
    if problem := problem_with(field, value):
        raise InvalidInput(f"{field.id}: {problem}.")
    if field.kind is not FieldKind.EMAIL or not value:
        return redact(value).text
    try:
        return email_address(value)
    except ValueError as wrong:
        raise InvalidInput(f"{field.id}: {wrong}.") from None


def _keep(
    desk: Desk, session: VisitorSession, kept: dict[str, dict[str, str]], address: str | None, unit: UnitOfWork
) -> None:
    visitor = ensure_visitor(unit, session, desk.now())
    if visitor.pre_chat is not None:
        return
    visitor.pre_chat = kept
    visitor.contact_email = visitor.contact_email or address
    unit.audit(
        AuthorKind.VISITOR,
        visitor.id,
        "pre_chat_answered",
        at=desk.now(),
        organization_id=visitor.organization_id,
        subject_id=visitor.id,
    )
