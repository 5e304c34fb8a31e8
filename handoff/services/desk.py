"""What every service works with, put together once by `app.py`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from handoff.gateways.attachments import AttachmentStore
from handoff.gateways.bot import BotGateway
from handoff.services.viewers_here import ViewersHere
from handoff.services.visitors_here import VisitorsHere
from handoff.storage.database import Database
from handoff.storage.policy_file import Policies
from handoff.storage.routing_file import RoutingPolicies
from handoff.storage.topic_files import Topics
from handoff.storage.transactions import Transactions
from handoff.storage.waiting_file import WaitingPolicies


@dataclass(frozen=True)
class Desk:
    """The running desk: its database, bot, policies, routing, topics and clock (aware UTC).

    `attachment_limit` is the size of the largest file it takes, in bytes.
    """

    database: Database
    transactions: Transactions
    bot: BotGateway
    policies: Policies
    routing: RoutingPolicies
    topics: Topics
    waiting: WaitingPolicies
    now: Callable[[], datetime]
    attachments: AttachmentStore
    attachment_limit: int
    visitors: VisitorsHere = field(default_factory=VisitorsHere)
    viewers: ViewersHere = field(default_factory=ViewersHere)
