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
from handoff.models.email_codes import EmailCode
from handoff.models.mail import OutgoingMail
from handoff.models.message import Message
from handoff.models.notice import Notice, Surge
from handoff.models.ownership import Handoff, Stretch
from handoff.models.people import Membership, StaffSession, Technician, Visitor
from handoff.models.phishing_mode import PhishingMode
from handoff.models.rating import Rating
from handoff.models.reading import ReadPosition
from handoff.models.reset_link import ResetLink
from handoff.models.reset_request import ResetRequest
from handoff.models.routing import Presence, TeamMember, TechnicianLanguage, TechnicianSkill
from handoff.models.saved_view import SavedView
from handoff.models.sla import SlaClock
from handoff.models.undo import UndoableAct
from handoff.models.waiting import WaitPromise
from handoff.models.writing import Mention, SavedDraft

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
    "EmailCode",
    "DirectoryAccount",
    "Handoff",
    "Membership",
    "Mention",
    "Message",
    "Notice",
    "Organization",
    "OutgoingMail",
    "PhishingMode",
    "PolicySnapshot",
    "Presence",
    "Rating",
    "ReadPosition",
    "ResetLink",
    "ResetRequest",
    "SavedView",
    "SavedDraft",
    "Site",
    "SlaClock",
    "StaffSession",
    "Stretch",
    "Surge",
    "Team",
    "TeamMember",
    "Technician",
    "TechnicianLanguage",
    "TechnicianSkill",
    "UndoableAct",
    "Visitor",
    "WaitPromise",
]
