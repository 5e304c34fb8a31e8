"""Links that let a visitor read one attachment for a while, without a session in the address."""

import hashlib
import hmac
from datetime import datetime
from uuid import UUID

_STEP_S = 3600


def link_end(now: datetime) -> int:
    """Until when a link made now holds: one to two hours, as the same one is made for an hour, for caches."""
    return (int(now.timestamp()) // _STEP_S + 2) * _STEP_S


def signature(link_key: str, attachment_id: UUID, until: int) -> str:
    """The signature (HMAC-SHA-256, RFC 2104) of a link that holds until this Unix time in seconds."""
    return hmac.new(link_key.encode(), f"{attachment_id}.{until}".encode(), hashlib.sha256).hexdigest()


def holds(link_key: str, attachment_id: UUID, until: int, signed: str, now: datetime) -> bool:
    """Whether a link was signed with this key for this attachment and has not run out."""
    is_signed = hmac.compare_digest(signature(link_key, attachment_id, until).encode(), signed.encode())
    return is_signed and now.timestamp() < until
