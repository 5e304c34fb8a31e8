"""What every command handler shares: parse, call, ack; and the one place that turns errors into acks."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import socketio
import structlog
from pydantic import BaseModel, ValidationError

from handoff.models.errors import DeskError, InvalidInput
from handoff.transports.protocol.catalogue import CommandSpec
from handoff.transports.views import failure

log = structlog.get_logger(__name__)

Handler = Callable[[str, Any], Awaitable[BaseModel]]


class InternalError(DeskError):
    """Something failed that the caller can do nothing about."""

    code = "internal"
    message = "That did not work because of an error on our side. Nothing was lost; try again in a moment."


def register(
    server: socketio.AsyncServer, namespace: str, commands: tuple[CommandSpec, ...], handlers: dict[str, Handler]
) -> None:
    """Attach a handler to every command of a namespace; KeyError when one has none."""
    for spec in commands:
        server.on(spec.name, _answering(spec, handlers[spec.name]), namespace=namespace)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what goes wrong while a socket connects into a refusal that carries code and sentence."""
    try:
        yield
    except Exception as problem:
        error = problem if isinstance(problem, DeskError) else InternalError()
        if error is not problem:
            log.exception("connect_failed")
        body = failure(error)["error"]
        raise socketio.exceptions.ConnectionRefusedError(error.message, body) from None


def _answering(spec: CommandSpec, handler: Handler) -> Callable[..., Awaitable[dict[str, Any]]]:
    async def answer(sid: str, *arguments: Any) -> dict[str, Any]:
        try:
            command = _parsed(spec, arguments)
            return (await handler(sid, command)).model_dump(mode="json")
        except DeskError as error:
            return failure(error)
        except Exception:
            log.exception("command_failed", command=spec.name)
            return failure(InternalError())

    return answer


def _parsed(spec: CommandSpec, arguments: tuple[Any, ...]) -> Any:
    if len(arguments) > 1:
        raise InvalidInput(f"payload: {spec.name} takes one, not {len(arguments)}.")
    try:
        return spec.payload.model_validate({} if arguments in ((), (None,)) else arguments[0])
    except ValidationError as error:
        raise InvalidInput(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(step) for step in first["loc"]) or "payload"
    if first["type"] == "string_too_long":
        return f"{field}: is longer than {first['ctx']['max_length']:,} characters; shorten it or send it in parts."
    return f"{field}: {first['msg'].removeprefix('Value error, ')}."
