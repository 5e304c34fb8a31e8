"""The ids of visitors for whom pages vouch: the same for the same subject, on every device and before it has a row.

They are made of the subject (RFC 9562, version 5) and those of others are random (version 4), so that a session token
says by itself whether it is bound to a person.
"""

from uuid import UUID, uuid5

from handoff.services.identity.host_tokens import HostIdentity

_NAMED = 5


def visitor_of(organization_id: UUID, identity: HostIdentity) -> UUID:
    """The id of the organization's visitor whom a page means."""
    return uuid5(organization_id, identity.subject)


def is_vouched_for(visitor_id: UUID) -> bool:
    """Whether the id is that of a subject."""
    return visitor_id.version == _NAMED
