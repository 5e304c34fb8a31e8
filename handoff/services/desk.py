"""What every service works with, put together once by `app.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from handoff.gateways.attachments import AttachmentStore
from handoff.gateways.bot import BotGateway
from handoff.gateways.directory import Directories
from handoff.rules.automations import Automation
from handoff.services.viewers_here import ViewersHere
from handoff.services.visitors_here import VisitorsHere
from handoff.storage.canned_file import CannedReplies
from handoff.storage.database import Database
from handoff.storage.host_keys import HostKeys
from handoff.storage.notices_file import NoticePolicies
from handoff.storage.policy_file import Policies
from handoff.storage.risk_file import RiskPolicies
from handoff.storage.routing_file import RoutingPolicies
from handoff.storage.sla_file import SlaPolicies
from handoff.storage.topic_answers import TopicAnswers
from handoff.storage.topic_files import Topics
from handoff.storage.transactions import Transactions
from handoff.storage.visitor_file import VisitorPolicies
from handoff.storage.waiting_file import WaitingPolicies


@dataclass(frozen=True)
class Desk:
    """The running desk: its database, bot, policies, routing, topics, canned replies and clock (aware UTC).

    `attachment_limit` is the size of the largest file it takes, in bytes.
    """

    database: Database
    transactions: Transactions
    bot: BotGateway
    policies: Policies
    routing: RoutingPolicies
    topics: Topics
    waiting: WaitingPolicies
    sla: SlaPolicies
    notices: NoticePolicies
    visitor_policies: VisitorPolicies
    host_keys: HostKeys
    canned: CannedReplies
    answers: TopicAnswers
    now: Callable[[], datetime]
    attachments: AttachmentStore
    attachment_limit: int
    risk: RiskPolicies
    automations: Mapping[str, Automation]
    directories: Directories = field(default_factory=lambda: Directories({}))
    visitors: VisitorsHere = field(default_factory=VisitorsHere)
    viewers: ViewersHere = field(default_factory=ViewersHere)
