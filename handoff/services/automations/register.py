"""Whether an automated flow may run now, and switching it off or on for an organization."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from handoff.models import AutomationSwitch
from handoff.models.errors import InvalidInput, NotALead
from handoff.models.security_facts import SecurityChanged
from handoff.rules.automations import Automation, AutomationState
from handoff.services.desk import Desk
from handoff.services.staff import Staff
from handoff.storage.unit_of_work import UnitOfWork
from handoff.vocabulary import AuthorKind


class Because(StrEnum):
    """Why a flow may run, or may not."""

    RUNNING = "running"
    UNREGISTERED = "unregistered"
    SWITCHED_OFF = "switched_off"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Standing:
    """A registered flow as it stands in an organization."""

    automation: Automation
    state: AutomationState
    switch: AutomationSwitch | None
    because: Because


def may_run(desk: Desk, session: Session, organization_id: UUID, name: str) -> bool:
    """Whether the flow may act by itself now; otherwise people do it. What is not registered may not."""
    return because(desk, session, organization_id, name) is Because.RUNNING


def because(desk: Desk, session: Session, organization_id: UUID, name: str) -> Because:
    """The same with its reason."""
    automation = desk.automations.get(name)
    if automation is None:
        return Because.UNREGISTERED
    return _because(desk, automation, _switch(session, organization_id, name))


async def standings(desk: Desk, organization_id: UUID) -> list[Standing]:
    """Every registered flow as it stands in the organization, the one whose review is due first at the top."""

    def look(session: Session) -> list[Standing]:
        return [_standing(desk, session, organization_id, each) for each in desk.automations.values()]

    found = await desk.database.query(look)
    return sorted(found, key=lambda standing: standing.automation.review_by)


def overdue(desk: Desk) -> int:
    """How many registered flows are past their date: the number that leads see."""
    states = [automation.state(desk.now()) for automation in desk.automations.values()]
    return len(states) - states.count(AutomationState.REVIEWED)


async def switch(desk: Desk, staff: Staff, organization_id: UUID, name: str, why: str, *, is_on: bool) -> None:
    """Set a flow for an organization; holds at once. NotALead, InvalidInput without such a flow or a reason."""
    if not staff.leads(organization_id):
        raise NotALead("Only leads of the organization can switch an automation.")
    if name not in desk.automations:
        raise InvalidInput(f"name: there is no automation called {name!r}.")
    if not why.strip():
        raise InvalidInput("why: say why.")

    def write(unit: UnitOfWork) -> None:
        row = _switch(unit.session, organization_id, name)
        if row is None:
            row = AutomationSwitch(organization_id=organization_id, name=name)
            unit.session.add(row)
        row.is_on, row.why, row.changed_by, row.changed_at = is_on, why.strip()[:300], staff.technician_id, desk.now()
        unit.audit(
            AuthorKind.TECHNICIAN,
            staff.technician_id,
            "automation_on" if is_on else "automation_off",
            at=desk.now(),
            organization_id=organization_id,
            automation=name,
            why=row.why,
        )
        unit.facts.append(SecurityChanged(organization_id, desk.now()))

    await desk.transactions.run(write)


def _standing(desk: Desk, session: Session, organization_id: UUID, automation: Automation) -> Standing:
    switch = _switch(session, organization_id, automation.name)
    return Standing(automation, automation.state(desk.now()), switch, _because(desk, automation, switch))


def _because(desk: Desk, automation: Automation, switch: AutomationSwitch | None) -> Because:
    if switch is not None and not switch.is_on:
        return Because.SWITCHED_OFF
    return Because.LAPSED if automation.state(desk.now()) is AutomationState.LAPSED else Because.RUNNING


def _switch(session: Session, organization_id: UUID, name: str) -> AutomationSwitch | None:
    here = (AutomationSwitch.organization_id == organization_id, AutomationSwitch.name == name)
    return session.scalar(select(AutomationSwitch).where(*here))
