"""What every service works with, put together once by `app.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from handoff.gateways.attachments import AttachmentStore
from handoff.gateways.bot import BotGateway
from handoff.storage.database import Database
from handoff.storage.policy_file import Policies
from handoff.storage.topic_files import Topics
from handoff.storage.transactions import Transactions


@dataclass(frozen=True)
class Desk:
    """The running desk: its database, bot, policies, topics and clock (aware UTC).

    `attachment_limit` is the size of the largest file it takes, in bytes.
    """

    database: Database
    transactions: Transactions
    bot: BotGateway
    policies: Policies
    topics: Topics
    now: Callable[[], datetime]
    attachments: AttachmentStore
    attachment_limit: int
