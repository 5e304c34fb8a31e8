"""Who a visitor is, as technicians are shown it: what is known, how, and since when."""

from datetime import datetime

from handoff.transports.protocol.base import View
from handoff.vocabulary import Verification


class KnownAnswer(View):
    """An answer to a question of the organization; `typed` by the visitor, or else said by a signed token."""

    id: str
    label: str
    value: str
    typed: bool


class KnownVisitor(View):
    """A visitor; `subject` is the id by which the organization's own pages know them."""

    name: str
    email: str | None
    verification: Verification
    verified_at: datetime | None
    subject: str | None
    answers: list[KnownAnswer]
