"""The bot's only door: understanding a text, acting on an understanding, telling which texts mean nearly the same."""

import hmac
import logging
import traceback
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from itertools import islice
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.constants import PLACEHOLDER_MESSAGE
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic, response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.light_processor import lighten
from bot.nearest import Vectors, similarities
from bot.turn import CHANNEL, take_turn
from bot.understanding import CLAUSES, NEAREST, REQUESTS, is_retrieval
from bot.watched_action import ActionFailed
from bot.wire import BadRequest, NearestRequest, RespondRequest, UnderstandRequest

logger = logging.getLogger(__name__)

SHOWN = 10
SHOWN_OF_A_PART = 5
# Decisions are recorded and may be taken again, from what was recorded: no digit may be lost on the way.
DIGITS = 4
GRACE_S = 0.5

Call = Callable[[Request], Awaitable[HTTPResponse]]


class WarmdeskChannel(InputChannel):
    """Serves `understand`, `respond` and `nearest` to whoever holds the token."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._vectors: Vectors = OrderedDict()

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "WarmdeskChannel":
        """Refuses to start without a token: an open door would let anyone on the machine speak for a visitor."""
        token = str((credentials or {}).get("token") or "").strip()
        if not token:
            raise RasaException("WARMDESK_BOT_TOKEN is empty: the bot does not start without a token.")
        return cls(token)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        door = Blueprint(CHANNEL)
        door.add_route(self._guarded(_understand), "/understand", methods=["POST"], name="understand")
        door.add_route(self._guarded(_respond), "/respond", methods=["POST"], name="respond")
        door.add_route(self._guarded(self._nearest), "/nearest", methods=["POST"], name="nearest")
        door.exception(BadRequest, InvalidUsage)(_answer_bad_request)
        door.exception(ActionFailed)(_answer_failed_action)
        door.exception(Exception)(_answer_unexpected)
        door.listener("before_server_start")(_serve_plainly)
        # Only then is there an agent.
        door.listener("after_server_start")(_lighten)
        return door

    async def _nearest(self, request: Request) -> HTTPResponse:
        asked = NearestRequest.parse(request.json)
        found = await similarities(request.app.ctx.agent.processor, self._vectors, asked.texts, asked.candidates)
        return response.json({"similarities": [round(similarity, DIGITS) for similarity in found]})

    def _guarded(self, call: Call) -> Call:
        """The call, for those who hold the token."""
        expected = f"Bearer {self._token}".encode()

        async def guarded(request: Request) -> HTTPResponse:
            if hmac.compare_digest(request.headers.get("Authorization", "").encode(), expected):
                return await call(request)
            return _error(401, "unauthorized", "Authorization: the bearer token is missing or wrong")

        return guarded


async def _understand(request: Request) -> HTTPResponse:
    asked = UnderstandRequest.parse(request.json)
    understood = understand(request.app.ctx.agent.processor, asked.text)
    ranking = _guesses(((entry["name"], entry["confidence"]) for entry in understood["intent_ranking"]), SHOWN)
    entities = [{"entity": entity["entity"], "value": entity["value"]} for entity in understood.get("entities", [])]
    model = request.app.ctx.agent.model_id
    return response.json(
        {
            "ranking": ranking,
            "clauses": [_guesses(clause, SHOWN_OF_A_PART) for clause in understood[CLAUSES]],
            "requests": [_guesses(request, SHOWN_OF_A_PART) for request in understood[REQUESTS]],
            "nearest": understood.get(NEAREST),
            "entities": entities,
            "model": model,
        }
    )


def _guesses(ranking: Iterable[tuple[str, float]], shown: int) -> list[dict[str, Any]]:
    return [
        {"intent": intent, "confidence": round(confidence, DIGITS)} for intent, confidence in islice(ranking, shown)
    ]


async def _respond(request: Request) -> HTTPResponse:
    asked = RespondRequest.parse(request.json)
    agent = request.app.ctx.agent
    if asked.intent is not None and not _knows(agent.processor, asked.intent):
        raise BadRequest("intent", "is not an intent of this model")
    async with agent.lock_store.lock(asked.sender):
        turn = await take_turn(agent.processor, asked)
    return response.json(vars(turn))


def understand(processor: MessageProcessor, text: str) -> dict[str, Any]:
    """Runs the pipeline up to the step before Rasa's own last one, which would obey `/restart` and `/intent{…}`."""
    metadata = processor.model_metadata
    last_component = metadata.predict_schema.nodes[metadata.nlu_target].needs["messages"]
    inputs = {PLACEHOLDER_MESSAGE: [UserMessage(text)]}
    results = processor.graph_runner.run(inputs=inputs, targets=[last_component])
    return results[last_component][0].as_dict(only_output_properties=True)


def _knows(processor: MessageProcessor, intent: str) -> bool:
    """Rasa's default intents (`restart`, `back`, …) are left out: no visitor may wipe or rewind a tracker."""
    if is_retrieval(intent):
        return f"utter_{intent}" in processor.domain.responses
    unusable = {*DEFAULT_INTENTS, *processor.domain.retrieval_intents}
    return intent in processor.domain.intents and intent not in unusable


async def _serve_plainly(app: Sanic, _: Any) -> None:
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = GRACE_S
    # Rasa leaves this log out, but only when each line of it is put together.
    app.config.ACCESS_LOG = False
    # No browser reaches the bot: Rasa's headers for other sites, which are nobody's by default, are never read.
    app.request_middleware.clear()
    app.response_middleware.clear()


async def _lighten(app: Sanic, _: Any) -> None:
    # Without a model Rasa serves all the same, and every call is an error.
    if app.ctx.agent.is_ready():
        lighten(app.ctx.agent.processor)


def _error(status: int, code: str, message: str) -> HTTPResponse:
    return response.json({"error": {"code": code, "message": message}}, status=status)


def _answer_bad_request(_: Request, error: Exception) -> HTTPResponse:
    return _error(400, "bad_request", str(error) if isinstance(error, BadRequest) else "body: must be JSON")


def _answer_failed_action(_: Request, error: ActionFailed) -> HTTPResponse:
    return _error(502, "action_failed", str(error))


def _answer_unexpected(_: Request, error: Exception) -> HTTPResponse:
    # Only where and what kind: the message of an exception may quote the visitor.
    root = error
    while root.__cause__ or root.__context__:
        root = root.__cause__ or root.__context__
    logger.error("%s\n%s", type(root).__name__, "".join(traceback.format_tb(root.__traceback__)))
    return _error(500, "internal", "the bot failed; its log says where")
