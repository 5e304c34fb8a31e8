"""Colleagues named in notes: told at once, and reminded until they have looked."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlalchemy.orm import aliased

from handoff.models import Conversation, Membership, Mention, Message, Technician, Visitor
from handoff.models.errors import MentionRefused
from handoff.models.writing_facts import Mentioned, MentionsSeen, UnseenMention
from handoff.rules.mentions import named_in
from handoff.services.console_views import expect_visible
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork


async def colleagues(desk: Desk, staff: Staff, conversation_id: UUID) -> list[tuple[UUID, str]]:
    """Id and name of everybody else who may see the conversation, by name."""
    conversation = await expect_visible(desk, staff, conversation_id)
    query = _members(conversation.organization_id).where(Technician.id != staff.technician_id)
    async with desk.database.read() as session:
        return [(row.id, row.name) for row in await session.execute(query)]


def mention(
    desk: Desk, unit: UnitOfWork, conversation: Conversation, note: Message, staff: Staff, whom: Sequence[UUID]
) -> None:
    """Store who was picked or is named in a note and tell them; MentionRefused names who may not see it."""
    visitor = unit.session.get_one(Visitor, conversation.visitor_id)
    told = UnseenMention(conversation.id, note.seq, conversation.reference, visitor.name, staff.name, note.at)
    for technician_id in dict.fromkeys([*whom, *_named(unit, conversation, note.text)]):
        _expect_access(unit, conversation, technician_id)
        # Nobody need be reminded of what they wrote themselves.
        if technician_id == staff.technician_id:
            continue
        unit.session.add(
            Mention(
                organization_id=conversation.organization_id,
                conversation_id=conversation.id,
                message_id=note.id,
                technician_id=technician_id,
                by_technician_id=staff.technician_id,
                at=note.at,
            )
        )
        unit.facts.append(Mentioned(technician_id, told))


def _named(unit: UnitOfWork, conversation: Conversation, text: str) -> list[UUID]:
    """Those who may see the conversation and whose names stand in the text."""
    people = unit.session.execute(_members(conversation.organization_id)).all()
    named = named_in(text, [person.name for person in people])
    return [person.id for person in people if person.name in named]


def _members(organization_id: UUID) -> Select[tuple[UUID, str]]:
    return (
        select(Technician.id, Technician.name)
        .join(Membership, Membership.technician_id == Technician.id)
        .where(Membership.organization_id == organization_id, Technician.is_active.is_(True))
        .order_by(Technician.name)
    )


def _expect_access(unit: UnitOfWork, conversation: Conversation, technician_id: UUID) -> None:
    technician = unit.session.get(Technician, technician_id)
    member = select(Membership.id).where(
        Membership.technician_id == technician_id, Membership.organization_id == conversation.organization_id
    )
    if technician is None or not technician.is_active or unit.session.scalar(member) is None:
        name = technician.name if technician else "Somebody you mentioned"
        raise MentionRefused(f"{name} cannot see this conversation. Take the mention out, then add the note again.")


async def unseen(desk: Desk, staff: Staff) -> list[UnseenMention]:
    """Every mention that the technician has not looked at in an organization they still work for, the oldest first."""
    author = aliased(Technician)
    query = (
        select(Mention, Message.seq, Conversation.reference, Visitor.name, author.name.label("by_name"))
        .join(Message, Message.id == Mention.message_id)
        .join(Conversation, Conversation.id == Mention.conversation_id)
        .join(Visitor, Visitor.id == Conversation.visitor_id)
        .join(author, author.id == Mention.by_technician_id)
        .where(Mention.technician_id == staff.technician_id, Mention.seen_at.is_(None))
        .where(Mention.organization_id.in_(staff.organization_ids))
        .order_by(Mention.at, Mention.id)
    )
    async with desk.database.read() as session:
        rows = await session.execute(query)
        return [
            UnseenMention(row.Mention.conversation_id, row.seq, row.reference, row.name, row.by_name, row.Mention.at)
            for row in rows
        ]


async def look_at(desk: Desk, staff: Staff, conversation_id: UUID, up_to_seq: int) -> None:
    """The technician has seen the conversation's notes up to this one; their other screens are told."""
    await expect_visible(desk, staff, conversation_id)
    read = select(Message.id).where(Message.conversation_id == conversation_id, Message.seq <= up_to_seq)
    mine = (Mention.conversation_id == conversation_id, Mention.technician_id == staff.technician_id)

    def write(unit: UnitOfWork) -> None:
        now = desk.now()
        seen = update(Mention).where(*mine, Mention.seen_at.is_(None), Mention.message_id.in_(read))
        if unit.session.execute(seen.values(seen_at=now)).rowcount:
            unit.facts.append(MentionsSeen(staff.technician_id, conversation_id, now))

    await desk.transactions.run(write, conversation_id)
