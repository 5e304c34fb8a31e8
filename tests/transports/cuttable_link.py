"""A TCP proxy whose connections a test can cut, so that a link breaks as a network breaks it: without a goodbye."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class CuttableLink:
    """The link between a client that uses `url` and the service."""

    url: str = ""
    cuts: int = 0
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _swallows_answers: bool = False
    _is_silent: bool = False

    def cut(self) -> None:
        """Break every connection now; there must be one."""
        assert self._writers, "there is no connection to cut"
        self.cuts += 1
        self.close()

    def cut_at_next_answer(self) -> None:
        """Let the client's next words reach the service, and break the link in place of delivering what it answers."""
        assert self._writers, "there is no connection to cut"
        self._swallows_answers = True

    def fall_silent(self) -> None:
        """Keep every connection open and deliver nothing any more, as when a laptop is shut."""
        assert self._writers, "there is no connection to silence"
        self._is_silent = True

    def close(self) -> None:
        """Break whatever is connected."""
        self._swallows_answers = False
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    async def carry(self, target: str, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        """Pass bytes both ways until either end, or a test, closes the connection."""
        address = urlsplit(target)
        service, to_service = await asyncio.open_connection(address.hostname, address.port)
        self._writers |= {to_client, to_service}
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pump(client, to_service))
                both.create_task(self._pump(service, to_client, is_answer=True))
        finally:
            self._writers -= {to_client, to_service}

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, is_answer: bool = False) -> None:
        try:
            while data := await source.read(65536):
                if is_answer and self._swallows_answers:
                    self.cut()
                    return
                if self._is_silent:
                    continue
                sink.write(data)
                await sink.drain()
        except OSError:
            pass
        finally:
            sink.close()


@asynccontextmanager
async def cuttable_link(target: str) -> AsyncIterator[CuttableLink]:
    """A link to the service at `target`."""
    link = CuttableLink()

    def close(self) -> None:
        """Break whatever is connected."""
        self._swallows_answers = False
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    async def carry(client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        await link.carry(target, client, to_client)

    server = await asyncio.start_server(carry, "127.0.0.1", 0)
    link.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield link
    finally:
        server.close()
        link.close()
        await server.wait_closed()
