"""The Rasa bot behind its own channel, over HTTP on loopback."""

from collections.abc import Sequence
from typing import Any

import aiohttp
from pydantic import BaseModel, ValidationError

from handoff.gateways.bot import BotInput, BotMessage, BotTurn, BotUnavailable, Ranking, Understanding

# Together below the ten seconds within which a visitor must be in the queue when the bot hangs (P6).
UNDERSTAND_TIMEOUT_S = 3.0
RESPOND_TIMEOUT_S = 5.0
# Nobody waits for it, but the first call finds no candidate's vector kept.
NEAREST_TIMEOUT_S = 10.0


class _Guess(BaseModel):
    intent: str
    confidence: float


class _Understood(BaseModel):
    ranking: list[_Guess]
    clauses: list[list[_Guess]]
    requests: list[list[_Guess]]
    entities: list[dict[str, Any]]
    model: str | None = None


class _Near(BaseModel):
    similarities: list[float]


class _Button(BaseModel):
    title: str
    payload: str


class _Said(BaseModel):
    text: str
    buttons: list[_Button] = []


class _Signal(BaseModel):
    name: str
    data: dict[str, Any] = {}


class _Responded(BaseModel):
    messages: list[_Said]
    actions: list[str]
    slots: dict[str, Any]
    requested_slot: str | None = None
    signal: _Signal | None = None


class RasaBot:
    """Talks to `bot/channel.py`; every failure, late answers included, is BotUnavailable."""

    def __init__(self, url: str, token: str) -> None:
        self._url = f"{url.rstrip('/')}/webhooks/warmdesk"
        self._headers = {"Authorization": f"Bearer {token}"}
        self._session: aiohttp.ClientSession | None = None

    async def understand(self, text: str) -> Understanding:
        """One NLU run; touches no tracker."""
        understood = await self._call("understand", {"text": text}, _Understood, UNDERSTAND_TIMEOUT_S)
        return Understanding(
            _ranking(understood.ranking),
            clauses=tuple(map(_ranking, understood.clauses)),
            requests=tuple(map(_ranking, understood.requests)),
            entities=understood.entities,
            model=understood.model,
        )

    async def respond(self, turn: BotInput) -> BotTurn:
        """One turn of the dialogue on an understanding that already exists."""
        responded = await self._call("respond", vars(turn), _Responded, RESPOND_TIMEOUT_S)
        signal = responded.signal
        return BotTurn(
            messages=[
                BotMessage(said.text, [button.model_dump() for button in said.buttons]) for said in responded.messages
            ],
            actions=responded.actions,
            slots=responded.slots,
            requested_slot=responded.requested_slot,
            signal=signal.name if signal else None,
            signal_data=signal.data if signal else {},
        )

    async def nearest(self, texts: Sequence[str], candidates: Sequence[str]) -> list[float]:
        """By the encoder that the bot tells topics apart with; touches no tracker."""
        body = {"texts": list(texts), "candidates": list(candidates)}
        near = await self._call("nearest", body, _Near, NEAREST_TIMEOUT_S)
        if len(near.similarities) != len(candidates):
            raise BotUnavailable(f"nearest: {len(near.similarities)} answers to {len(candidates)} candidates")
        return near.similarities

    async def is_healthy(self) -> bool:
        """Whether the bot understands a word, which needs its model and not only its port."""
        try:
            await self.understand("hello")
        except BotUnavailable:
            return False
        return True

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        """The one session, opened with the first call: it belongs to the event loop it is made in."""
        if self._session is None:
            self._session = aiohttp.ClientSession(headers=self._headers)
        return self._session

    async def _call[Answer: BaseModel](
        self, door: str, body: dict[str, Any], answer: type[Answer], timeout_s: float
    ) -> Answer:
        try:
            # The whole exchange is bounded: a bot that sends a byte now and then would be waited for without end.
            limit = aiohttp.ClientTimeout(total=timeout_s)
            async with self._open().post(f"{self._url}/{door}", json=body, timeout=limit) as response:
                response.raise_for_status()
                return answer.model_validate_json(await response.read())
        except aiohttp.ClientResponseError as error:
            raise BotUnavailable(f"{door}: HTTP {error.status}") from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise BotUnavailable(f"{door}: {type(error).__name__}") from None
        except ValidationError as error:
            raise BotUnavailable(f"{door}: unusable answer, {error.error_count()} fields wrong") from None


def _ranking(guesses: list[_Guess]) -> Ranking:
    return tuple((guess.intent, guess.confidence) for guess in guesses)
