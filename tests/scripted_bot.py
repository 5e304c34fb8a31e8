"""A bot that says what a test tells it to, behind the same contract as the real one."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handoff.gateways.bot import BotInput, BotMessage, BotTurn, BotUnavailable, Understanding

CLEAR = 0.9
UNCLEAR = 0.1


@dataclass
class ScriptedBot:
    """Understands a message as the intent it starts with (`faq/vpn_connect: …`), anything else not at all."""

    turns: dict[str, BotTurn] = field(default_factory=dict)
    is_down: bool = False
    asked: list[BotInput] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)
    responding: asyncio.Event = field(default_factory=asyncio.Event)
    may_respond: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.may_respond.set()

    def hold(self) -> None:
        """Let `respond` wait until `may_respond` is set; `responding` tells that it does."""
        self.responding.clear()
        self.may_respond.clear()

    async def understand(self, text: str) -> Understanding:
        """The intent before the colon, with certainty."""
        if self.is_down:
            raise BotUnavailable("scripted")
        self.understood.append(text)
        intent, colon, _ = text.partition(":")
        share = CLEAR if colon else UNCLEAR
        others = [("faq/vpn_drops", 0.06), ("faq/wifi_slow", 0.04), ("faq/webcam", 0.03)]
        return Understanding(((intent if colon else "faq/vpn_connect", share), *others), model="scripted-1")

    async def respond(self, turn: BotInput) -> BotTurn:
        """The turn scripted for the intent, or a plain answer."""
        self.asked.append(turn)
        self.responding.set()
        await self.may_respond.wait()
        if self.is_down:
            raise BotUnavailable("scripted")
        answer = BotTurn(messages=[BotMessage(f"Answer to {turn.intent}")], actions=["utter_faq"])
        return self.turns.get(turn.intent or "", answer)

    async def nearest(self, texts: Sequence[str], candidates: Sequence[str]) -> list[float]:
        """The share of words in common."""
        if self.is_down:
            raise BotUnavailable("scripted")
        asked = [_words(text) for text in texts]
        return [max((_overlap(_words(candidate), other) for other in asked), default=0.0) for candidate in candidates]

    async def is_healthy(self) -> bool:
        """Whether it was left up."""
        return not self.is_down

    async def close(self) -> None:
        """Nothing to let go of."""


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, len(one | other))
