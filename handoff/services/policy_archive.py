"""Keeps every policy that was ever in force, so that old decisions can be taken again."""

from sqlalchemy import select

from handoff.models import PolicySnapshot
from handoff.rules.escalation import Policy
from handoff.services.desk import Desk
from handoff.storage.policy_building import policy_of
from handoff.storage.unit_of_work import UnitOfWork


async def keep_policies(desk: Desk) -> None:
    """Store the content of the policies in force, unless it is stored already."""

    def keep(unit: UnitOfWork) -> None:
        known = set(unit.session.scalars(select(PolicySnapshot.version)))
        new = {policy.version: policy for policy in desk.policies.all() if policy.version not in known}
        for policy in new.values():
            unit.session.add(PolicySnapshot(version=policy.version, content=policy.content, first_used_at=desk.now()))

    await desk.transactions.run(keep)


async def policy_in_force(desk: Desk, version: str) -> Policy | None:
    """The policy of a version as it was then, or None if it was never kept."""
    for policy in desk.policies.all():
        if policy.version == version:
            return policy
    async with desk.database.read() as session:
        snapshot = await session.get(PolicySnapshot, version)
    return policy_of(snapshot.content) if snapshot else None
