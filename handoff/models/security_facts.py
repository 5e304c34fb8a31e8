"""What staff are told of resets that people look at, of phishing mode and of automations."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class SecurityChanged:
    """Something in an organization's security review has changed; what is of no request has neither of the last two."""

    organization_id: UUID
    at: datetime
    request_id: UUID | None = None
    conversation_id: UUID | None = None


@dataclass(frozen=True)
class SecurityAlerted:
    """A reset was refused for its risk alone; told to each lead of the organization, who should look at it now."""

    technician_id: UUID
    request_id: UUID
    reference: str
    organization_name: str
    at: datetime
