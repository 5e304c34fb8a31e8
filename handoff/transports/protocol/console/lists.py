"""The lists: every conversation a technician may see, a row each."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from handoff.transports.protocol.base import Command, Done, Fact, View
from handoff.transports.protocol.console.attention import ReadUpTo
from handoff.transports.protocol.console.presence import Colleague
from handoff.transports.protocol.console.saved_views import SavedView
from handoff.transports.protocol.console.sla import SlaStanding
from handoff.transports.protocol.visitor import Owner
from handoff.vocabulary import AuthorKind, Priority, Resolution, Role, Status, Verification


class ConsoleOpen(Command):
    """Ask for the lists."""

    kind: Literal["lists"] = "lists"


class ConversationChanged(Fact):
    """One row of the console's lists; sent after every change that the row shows.

    `preview` is the last that visitor or technician said, `last_author` whoever wrote the last message of all.
    """

    reference: str
    organization_id: UUID
    organization_name: str
    status: Status
    owner: Owner
    owner_technician_id: UUID | None
    visitor_name: str
    verification: Verification
    team: str | None
    priority: Priority
    reason: str | None
    queued_at: datetime | None
    accept_by: datetime | None
    started_at: datetime
    outcome: Resolution | None
    ticket_since: datetime | None
    contact_email: str | None
    last_seq: int
    preview: str
    preview_author: AuthorKind
    last_author: AuthorKind
    last_message_at: datetime
    sla: SlaStanding | None
    new_handoff: bool


class OrganizationView(View):
    """A client company the technician works for."""

    organization_id: UUID
    name: str
    role: Role


class Me(View):
    """Who is signed in."""

    technician_id: UUID
    name: str
    email: str
    organizations: list[OrganizationView]


class ConsoleOpened(Done):
    """The ack of `console_open`: everything the lists need."""

    me: Me
    conversations: list[ConversationChanged]
    attachment_limit_bytes: int
    presence: list[Colleague]
    views: list[SavedView]
    read: list[ReadUpTo]
