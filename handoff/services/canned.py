"""Canned replies for one conversation, with what is known of it filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select

from handoff.models import Conversation, Organization, Team, Visitor
from handoff.models.errors import ConversationUnknown, InvalidInput
from handoff.rules.canned import filled, unfilled_in, values_for
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.canned_file import CannedReply


@dataclass(frozen=True)
class Setting:
    """Whose conversation it is, by slugs, and what the variables stand for in it."""

    organization: str
    team: str | None
    values: Mapping[str, str]


async def replies(desk: Desk, staff: Staff, conversation_id: UUID) -> list[CannedReply]:
    """Every reply that may be used here, filled in as far as possible; ConversationUnknown for others'."""
    return fitting(desk, await setting_of(desk, staff, conversation_id))


def fitting(desk: Desk, setting: Setting) -> list[CannedReply]:
    """The replies for this organization and team, filled in."""
    found = desk.canned.of(setting.organization, setting.team)
    return [replace(reply, text=filled(reply.text, setting.values)) for reply in found]


async def setting_of(desk: Desk, staff: Staff, conversation_id: UUID) -> Setting:
    """What is known of a conversation; ConversationUnknown when there is none that the staff may see."""
    query = (
        select(Conversation, Visitor.name, Organization.slug, Organization.name, Team.slug)
        .join(Visitor, Visitor.id == Conversation.visitor_id)
        .join(Organization, Organization.id == Conversation.organization_id)
        .outerjoin(Team, Team.id == Conversation.team_id)
    )
    async with desk.database.read() as session:
        row = (await session.execute(query.where(Conversation.id == conversation_id))).first()
    if row is None:
        raise ConversationUnknown
    conversation, visitor, slug, organization, team = row
    staff.expect_member(conversation.organization_id)
    values = values_for(
        visitor=visitor, technician=staff.name, reference=conversation.reference, organization=organization
    )
    return Setting(slug, team, values)


def expect_filled(text: str) -> None:
    """InvalidInput that names what a reply still has in braces: a visitor must never read it."""
    if names := unfilled_in(text):
        listed = " and ".join(f"{{{name}}}" for name in names)
        raise InvalidInput(f"text: {listed} is not filled in. Write what belongs there, or take it out.")
