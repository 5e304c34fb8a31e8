"""SLA clocks of conversations: moved with what moves them, in its transaction, and looked at as time passes."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

import structlog

from handoff.models import Conversation, Organization, SlaClock
from handoff.models.sla import SlaAlerted
from handoff.rules import sla as rule
from handoff.rules.sla import Agreement, Clock, Clocks
from handoff.services.desk import Desk
from handoff.storage.sla_clocks import conversations_due, leads_of, live_clocks, members_of
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import Resolution, SlaStep

log = structlog.get_logger(__name__)


def owner_changed(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    """Begin, stop or end the clocks as the present owner makes necessary."""
    abandoned = conversation.outcome is Resolution.ABANDONED
    _move(
        desk,
        unit,
        conversation,
        lambda clocks, by: rule.owner_changed(clocks, conversation.owner_kind, by, desk.now(), abandoned=abandoned),
    )


def visitor_wrote(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    """A visitor wrote to people, who owe an answer from now on if they did not before."""
    rows = live_clocks(unit.session, conversation.id)
    if not rule.is_answer_owed(tuple(row.clock for row in rows)):
        _move(desk, unit, conversation, lambda clocks, by: rule.visitor_wrote(clocks, by, desk.now()), rows)


def technician_answered(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    """A technician has answered where the visitor can read it."""
    _move(desk, unit, conversation, lambda clocks, by: rule.technician_answered(clocks, by, desk.now()))


def became_ticket(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> None:
    """The conversation was promised a later answer, by the targets of tickets."""
    _move(desk, unit, conversation, lambda clocks, by: rule.became_ticket(clocks, by, desk.now()))


async def attend(desk: Desk) -> int:
    """Tell whom it concerns of everything that is due soon or late by now; returns how much that was.

    What is due is read from the rows, so a look that was missed is made good by the next one.
    """
    async with desk.database.read() as session:
        found = await conversations_due(session, desk.now())
    return sum([await desk.transactions.run(partial(_attend_to, desk, id_), id_) for id_ in found])


def _move(
    desk: Desk,
    unit: UnitOfWork,
    conversation: Conversation,
    how: Callable[[Clocks, Agreement], Clocks],
    known: Sequence[SlaClock] | None = None,
) -> None:
    rows = live_clocks(unit.session, conversation.id) if known is None else known
    before = tuple(row.clock for row in rows)
    after = how(before, _agreement(desk, unit, conversation))
    for row, was, clock in zip(rows, before, after, strict=False):
        if clock != was:
            row.keep(clock)
        if clock.breached_at and not was.breached_at:
            # Done too late, and sooner than anybody looked.
            _tell(desk, unit, conversation, clock, SlaStep.BREACH)
    for clock in after[len(rows) :]:
        row = SlaClock(organization_id=conversation.organization_id, conversation_id=conversation.id)
        row.keep(clock)
        unit.session.add(row)


def _agreement(desk: Desk, unit: UnitOfWork, conversation: Conversation) -> Agreement:
    slug = unit.session.get_one(Organization, conversation.organization_id).slug
    policy = desk.sla.of(slug)
    targets = policy.tickets if conversation.ticket_since else policy.targets[conversation.priority]
    hours = desk.policies.of(slug).hours
    return Agreement(targets, policy.warn_technician_at, policy.warn_leads_at, hours)


def _attend_to(desk: Desk, conversation_id: UUID, unit: UnitOfWork) -> int:
    """Looked at again under the conversation's lock, as somebody may just have answered."""
    conversation, count = unit.conversation(conversation_id), 0
    for row in live_clocks(unit.session, conversation_id):
        for step in rule.steps_due(row.clock, desk.now()):
            row.keep(rule.told(row.clock, step, desk.now()))
            _tell(desk, unit, conversation, row.clock, step)
            count += 1
    return count


def _tell(desk: Desk, unit: UnitOfWork, conversation: Conversation, clock: Clock, step: SlaStep) -> None:
    log.info("sla", conversation_id=str(conversation.id), term=clock.term, step=step)
    deadline_at = clock.breached_at or clock.deadline_at
    for technician_id in _concerned(unit, conversation, step):
        unit.facts.append(
            SlaAlerted(technician_id, conversation.id, conversation.epoch, clock.term, step, deadline_at, at=desk.now())
        )


def _concerned(unit: UnitOfWork, conversation: Conversation, step: SlaStep) -> Sequence[UUID]:
    if step is not SlaStep.WARN_TECHNICIAN:
        return leads_of(unit.session, conversation.organization_id)
    if conversation.technician_id is not None:
        return [conversation.technician_id]
    return members_of(unit.session, conversation.team_id)
