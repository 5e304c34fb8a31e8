"""Telling the owner of an automated flow that nobody has looked at it in time."""

from html import escape
from uuid import NAMESPACE_URL, uuid5

import structlog
from sqlalchemy import select

from handoff.gateways.mail import Letter, MailGateway, MailRefused, MailUnavailable
from handoff.models import AutomationWarning
from handoff.rules.automations import Automation, AutomationState
from handoff.services.desk import Desk
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind

_TEXT = (
    "“{title}” should have been reviewed by {review_by}, and you answer for it.\n\n"
    "What it does: {purpose}\n\n"
    "It goes on until {days} days after that date; from then on people do it, until somebody has looked whether it is\n"
    "still right and written the next date into data/policy/automations.yml.\n"
)

log = structlog.get_logger(__name__)


async def warn_owners(desk: Desk, mail: MailGateway) -> list[str]:
    """Write to the owners of what is overdue, once per date that was missed; returns the names of the flows."""
    states = {each.name: each.state(desk.now()) for each in desk.automations.values()}
    due = [each for each in desk.automations.values() if states[each.name] is not AutomationState.REVIEWED]
    return [each.name for each in due if not await _was_warned(desk, each) and await _warn(desk, mail, each)]


async def _was_warned(desk: Desk, automation: Automation) -> bool:
    same = (AutomationWarning.name == automation.name, AutomationWarning.review_by == automation.review_by)
    async with desk.database.read() as session:
        return await session.scalar(select(AutomationWarning.id).where(*same)) is not None


async def _warn(desk: Desk, mail: MailGateway, automation: Automation) -> bool:
    try:
        await mail.send(_letter(desk, automation))
    except (MailUnavailable, MailRefused) as problem:
        log.warning("automation_owner_not_warned", automation=automation.name, problem=str(problem))
        return False

    def write(unit: UnitOfWork) -> None:
        unit.session.add(
            AutomationWarning(
                name=automation.name,
                review_by=automation.review_by,
                owner=automation.owner,
                warned_at=desk.now(),
            )
        )
        unit.audit(AuthorKind.SYSTEM, None, "automation_overdue", at=desk.now(), automation=automation.name)

    await desk.transactions.run(write)
    return True


def _letter(desk: Desk, automation: Automation) -> Letter:
    """The same id for the same date, so that a warning sent twice is one mail (RFC 5322)."""
    id_ = uuid5(NAMESPACE_URL, f"warmdesk:automation:{automation.name}:{automation.review_by}")
    told = _TEXT.format(
        title=automation.title,
        review_by=automation.review_by,
        purpose=automation.purpose,
        days=automation.grace.days,
    )
    return Letter(
        id=id_,
        thread=id_,
        recipient=automation.owner,
        subject=f"Overdue for review: {automation.title}",
        text=told,
        html=f'<!doctype html><html lang="en"><body><p style="white-space:pre-wrap">{escape(told)}</p></body></html>',
        at=desk.now(),
    )
