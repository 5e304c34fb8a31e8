"""Looking whether the audit is as it was recorded."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from handoff.models.audit import AuditChain, AuditEvent
from handoff.rules.audit_chain import BEGINNING, Flaw, check
from handoff.services.desk import Desk
from handoff.services.staff import Staff

_AT_ONCE = 1000


@dataclass(frozen=True)
class CheckedChain:
    """A chain as it was found; `newest_hash`, kept elsewhere, shows later whether all of it was rewritten."""

    name: str
    events: int
    newest_hash: str
    flaws: list[Flaw]


async def verify(desk: Desk) -> list[CheckedChain]:
    """Every chain, checked from its first event to its newest; events of no known chain count as one of their own."""
    return await desk.database.query(_verify)


async def verify_led(desk: Desk, staff: Staff) -> list[CheckedChain]:
    """The chains of the organizations that a lead answers for; NotALead."""
    names = sorted(str(organization_id) for organization_id in staff.led_organization_ids)

    def look(session: Session) -> list[CheckedChain]:
        return [_check(session, session.get(AuditChain, name) or _missing(name)) for name in names]

    return await desk.database.query(look)


def _missing(name: str) -> AuditChain:
    return AuditChain(name=name, seq=0, hash=BEGINNING)


def _verify(session: Session) -> list[CheckedChain]:
    chains = {chain.name: chain for chain in session.scalars(select(AuditChain))}
    names = {*chains, *session.scalars(select(AuditEvent.chain).distinct())}
    return [_check(session, chains.get(name) or AuditChain(name=name, seq=0, hash="")) for name in sorted(names)]


def _check(session: Session, chain: AuditChain) -> CheckedChain:
    events = select(AuditEvent).where(AuditEvent.chain == chain.name).order_by(AuditEvent.seq)
    links = (event.link for event in session.scalars(events.execution_options(yield_per=_AT_ONCE)))
    return CheckedChain(chain.name, chain.seq, chain.hash, check(chain.name, links, chain.seq, chain.hash))
