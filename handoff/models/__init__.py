"""What is stored and how it may change; importing this package fills the metadata that migrations compare with."""

from handoff.models.attachment import Attachment
from handoff.models.audit import AuditEvent
from handoff.models.base import Base
from handoff.models.clients import Organization, Site, Team
from handoff.models.conversation import Conversation
from handoff.models.decision import Decision, PolicySnapshot
from handoff.models.mail import OutgoingMail
from handoff.models.message import Message
from handoff.models.ownership import Handoff, Stretch
from handoff.models.people import Membership, StaffSession, Technician, Visitor
from handoff.models.reading import ReadPosition
from handoff.models.requests import ResetRequest
from handoff.models.routing import Presence, TeamMember, TechnicianSkill
from handoff.models.waiting import WaitPromise

__all__ = [
    "Attachment",
    "AuditEvent",
    "Base",
    "Conversation",
    "Decision",
    "Handoff",
    "Membership",
    "Message",
    "Organization",
    "OutgoingMail",
    "PolicySnapshot",
    "Presence",
    "ReadPosition",
    "ResetRequest",
    "Site",
    "StaffSession",
    "Stretch",
    "Team",
    "TeamMember",
    "Technician",
    "TechnicianSkill",
    "Visitor",
    "WaitPromise",
]
