"""The one door through which audit events enter the database, each after the newest of its chain.

Whoever appends holds the chain until the commit. So events are gathered and appended as the last thing of a
transaction, chains in the order of their names: the lock is held for as long as a commit takes, and two transactions
never wait for each other. A transaction without an event, as for a visitor's message, does not touch a chain.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from handoff.models.audit import INSTALLATION, AuditChain, AuditEvent

_EVENTS, _CHAINS = AuditEvent.__table__, AuditChain.__table__
_NEWEST = select(_CHAINS.c.seq, _CHAINS.c.hash).where(_CHAINS.c.name == bindparam("chain")).with_for_update()
_ADVANCE = (
    update(_CHAINS)
    .where(_CHAINS.c.name == bindparam("chain"))
    .values(seq=bindparam("newest"), hash=bindparam("newest_hash"))
)


def append_events(session: Session, events: Sequence[AuditEvent]) -> None:
    """Number, chain and store events that have not been stored yet, in the order in which they happened."""
    by_organization: dict[UUID | None, list[AuditEvent]] = defaultdict(list)
    for event in events:
        by_organization[event.organization_id].append(event)
    for organization_id in sorted(by_organization, key=str):
        _append_to_chain(session, organization_id, by_organization[organization_id])


def _append_to_chain(session: Session, organization_id: UUID | None, events: Sequence[AuditEvent]) -> None:
    chain = str(organization_id) if organization_id else INSTALLATION
    seq, newest = _newest(session, chain, organization_id)
    for event in events:
        seq += 1
        event.id, event.chain, event.seq, event.previous_hash = uuid4(), chain, seq, newest
        # As it will be read back: what JSON makes of a tuple is a list.
        event.details = json.loads(json.dumps(event.details))
        event.hash = newest = event.link.own_hash
    columns = [column.name for column in _EVENTS.columns]
    session.execute(insert(_EVENTS), [{name: getattr(event, name) for name in columns} for event in events])
    session.execute(_ADVANCE, {"chain": chain, "newest": seq, "newest_hash": newest})


def _newest(session: Session, chain: str, organization_id: UUID | None) -> tuple[int, str]:
    found = session.execute(_NEWEST, {"chain": chain}).one_or_none()
    if found is None:
        # Two may begin a chain at once: the second waits for the first, and then finds its row.
        kind = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        begun = kind.insert(AuditChain).values(name=chain, organization_id=organization_id)
        session.execute(begun.on_conflict_do_nothing())
        found = session.execute(_NEWEST, {"chain": chain}).one()
    return found.seq, found.hash
