"""What the service asks of a bot, whichever it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Ranking = tuple[tuple[str, float], ...]


class BotUnavailable(Exception):
    """The bot did not answer in time, or not in a way that can be used."""


@dataclass(frozen=True)
class Understanding:
    """What the bot made of a text, of its clauses, and of its requests if it has several; rankings best first."""

    ranking: Ranking
    clauses: tuple[Ranking, ...] = ()
    requests: tuple[Ranking, ...] = ()
    entities: list[dict[str, Any]] = field(default_factory=list)
    model: str | None = None


@dataclass(frozen=True)
class BotMessage:
    """Something the bot wants to say; each button is {title, payload}."""

    text: str
    buttons: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class BotTurn:
    """What came of letting the bot act."""

    messages: list[BotMessage] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    slots: dict[str, Any] = field(default_factory=dict)
    requested_slot: str | None = None
    signal: str | None = None
    signal_data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class BotInput:
    """One understood message for the bot to act on; `intent` None means a free reply to the bot's own question."""

    sender: str
    text: str
    intent: str | None
    confidence: float
    entities: list[dict[str, Any]]
    organization: str


class BotGateway(Protocol):
    """A bot that understands and acts in two separate calls (P4), and knows which texts mean nearly the same."""

    async def understand(self, text: str) -> Understanding:
        """What a text means; changes nothing. BotUnavailable on any failure."""
        ...

    async def respond(self, turn: BotInput) -> BotTurn:
        """Act on an understood message. BotUnavailable on any failure."""
        ...

    async def nearest(self, texts: Sequence[str], candidates: Sequence[str]) -> list[float]:
        """For each candidate how near in meaning it is to the text it is nearest to, up to 1. BotUnavailable."""
        ...

    async def is_healthy(self) -> bool:
        """Whether the bot answers."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
