"""A real Socket.IO client that keeps every event it is sent, for tests of the doors."""

import asyncio
from collections.abc import Callable
from typing import Any

import socketio
from socketio.exceptions import SocketIOError

PATIENCE_S = 30
"""How long anything may take before a test gives up; nothing is expected to take anywhere near it."""

CONNECT_WITHIN_S = 10


class LinkLost(Exception):
    """The connection ended before a command was answered."""


class Refused(Exception):
    """The service did not let the client connect; carries the code and the sentence it gave."""

    def __init__(self, reason: Any) -> None:
        super().__init__(str(reason))
        body = (reason.get("data") if isinstance(reason, dict) else None) or {}
        self.code, self.message = body.get("code"), body.get("message")


class Connection:
    """One connection to one namespace; `events` holds (name, payload) in the order of arrival."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace
        self.events: list[tuple[str, Any]] = []
        self.is_lost = False
        self._io = socketio.AsyncClient(reconnection=False, handle_sigint=False)
        self._io.on("*", self._keep, namespace=namespace)
        self._io.on("disconnect", self._lose, namespace=namespace)
        self._io.on("connect_error", self._note_refusal, namespace=namespace)
        self._refusal: Any = None
        self._news = asyncio.Event()
        self._unanswered: set[asyncio.Future[Any]] = set()

    async def connect(
        self, url: str, *, auth: Any = None, headers: dict[str, str] | None = None, transport: str = "websocket"
    ) -> None:
        """Connect or raise Refused."""
        try:
            await self._io.connect(
                url, headers or {}, auth, [transport], namespaces=[self.namespace], wait_timeout=CONNECT_WITHIN_S
            )
        except socketio.exceptions.ConnectionError as error:
            await self._io.shutdown()
            # The client leaves its HTTP session open when nothing answers at the address.
            if self._io.eio.http is not None:
                await self._io.eio.http.close()
            raise Refused(self._refusal or str(error)) from None

    async def close(self) -> None:
        """Disconnect, if that has not happened yet."""
        # Not `AsyncClient.disconnect`: over polling it waits for the open request, which the server lets run out.
        await self._io.eio.disconnect(abort=True)

    async def command(self, name: str, *payloads: Any) -> Any:
        """Send a command and return its ack; LinkLost when the link breaks first."""
        answered: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._unanswered.add(answered)
        answered.add_done_callback(self._unanswered.discard)

        def answer(ack: Any = None) -> None:
            if not answered.done():
                answered.set_result(ack)

        if self.is_lost:
            raise LinkLost
        try:
            # A tuple is sent as that many arguments, so that a test can send none, a null, or too many.
            await self._io.emit(name, payloads, self.namespace, answer)
        except SocketIOError:
            raise LinkLost from None
        async with asyncio.timeout(PATIENCE_S):
            return await answered

    async def accepted(self, name: str, *payloads: Any) -> Any:
        """The ack of a command that must succeed."""
        ack = await self.command(name, *payloads)
        assert ack.get("ok") is True, ack
        return ack

    async def refused(self, name: str, *payloads: Any) -> tuple[str, str]:
        """(code, sentence) of a command that must be refused, in the one shape of refusals."""
        ack = await self.command(name, *payloads)
        assert set(ack) == {"error"}, ack
        assert set(ack["error"]) == {"code", "message"}
        return ack["error"]["code"], ack["error"]["message"]

    def seen(self, name: str) -> list[Any]:
        """The payloads of every event of this name so far."""
        return [payload for event, payload in self.events if event == name]

    async def until[Found](self, look: Callable[[], Found]) -> Found:
        """Wait until `look` finds something; it looks again after every event."""
        async with asyncio.timeout(PATIENCE_S):
            while not (found := look()):
                self._news.clear()
                await self._news.wait()
        return found

    async def lost(self) -> None:
        """Wait until the link is gone."""
        await self.until(lambda: self.is_lost)

    def _keep(self, name: str, payload: Any = None) -> None:
        self.events.append((name, payload))
        self._news.set()

    def _note_refusal(self, reason: Any = None) -> None:
        self._refusal = reason

    def _lose(self, *_: Any) -> None:
        self.is_lost = True
        self._news.set()
        for answered in list(self._unanswered):
            if not answered.done():
                answered.set_exception(LinkLost())
