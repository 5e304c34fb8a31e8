"""What is stored and how it may change; importing this package fills the metadata that migrations compare with."""

from handoff.models.approval import Approval
from handoff.models.attachment import Attachment
from handoff.models.audit import AuditChain, AuditEvent
from handoff.models.automation import AutomationSwitch, AutomationWarning
from handoff.models.base import Base
from handoff.models.clients import Organization, Site, Team
from handoff.models.conversation import Conversation
from handoff.models.decision import Decision, PolicySnapshot
from handoff.models.directory import DirectoryAccount
from handoff.models.mail import OutgoingMail
from handoff.models.message import Message
from handoff.models.ownership import Handoff, Stretch
from handoff.models.people import Membership, StaffSession, Technician, Visitor
from handoff.models.phishing_mode import PhishingMode
from handoff.models.reset_request import ResetRequest
from handoff.models.routing import Presence, TeamMember, TechnicianSkill
from handoff.models.waiting import WaitPromise

__all__ = [
    "Approval",
    "Attachment",
    "AuditChain",
    "AuditEvent",
    "AutomationSwitch",
    "AutomationWarning",
    "Base",
    "Conversation",
    "Decision",
    "DirectoryAccount",
    "Handoff",
    "Membership",
    "Message",
    "Organization",
    "OutgoingMail",
    "PhishingMode",
    "PolicySnapshot",
    "Presence",
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
