"""Views: filters of the lists that a technician keeps under a name."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from handoff.transports.protocol.base import Command, View, plain
from handoff.vocabulary import Priority

NAME_LIMIT = 60
"""Longest name of a view, in characters."""


class ListName(StrEnum):
    """A list of the console: where a conversation stands, seen from one technician."""

    WAITING = "waiting"
    TICKETS = "tickets"
    MINE = "mine"
    BOT = "bot"
    COLLEAGUES = "colleagues"
    RESOLVED = "resolved"


class ListFilter(Command):
    """What a conversation must be to be shown; what is left out does not matter."""

    organization_id: UUID | None = None
    team: Annotated[str, Field(max_length=200), AfterValidator(plain)] | None = None
    priority: Priority | None = None
    standing: ListName | None = None
    at_risk: bool = False
    text: Annotated[str, Field(max_length=200)] = ""


class SaveView(Command):
    """Keep a filter under a name that one has not used yet."""

    name: Annotated[str, Field(max_length=NAME_LIMIT), AfterValidator(plain)]
    filter: ListFilter


class DeleteView(Command):
    """Forget a view; one that is gone already is no error."""

    view_id: UUID


class SavedView(View):
    """A filter and its name."""

    id: UUID
    name: str
    filter: ListFilter


class SavedViewsChanged(View):
    """All views of the technician, in the order in which they were saved."""

    views: list[SavedView]
    at: datetime
