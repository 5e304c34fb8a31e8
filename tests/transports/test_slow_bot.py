"""P6 at the gateway: a bot that answers wrongly, or a byte at a time, is a bot that is not there."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handoff.gateways.rasa import RasaBot
from tests.transports.serving import Served, serving
from tests.transports.visitor import Visitor

WITHIN_S = 10
UNDERSTOOD = {"ranking": [{"intent": "faq/vpn_connect", "confidence": 0.9}], "entities": [], "model": "m"}


async def _answer(asked: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
    """One HTTP exchange with a bot whose fault is named in the message it is asked about."""
    head = (await asked.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
    text = json.loads(await asked.readexactly(length))["text"]
    body, status, pace_s = json.dumps(UNDERSTOOD).encode(), "200 OK", 0.0
    if "/understand" in head:
        pace_s = 1.0 if text == "understands slowly" else 0.0
        status = "500 Oops" if text == "fails" else status
        body = {"talks nonsense": b"<html>", "leaves out the ranking": b'{"entities": []}'}.get(text, body)
    elif text == "responds slowly":
        pace_s = 1.0
    answer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode())
    try:
        for byte in body if pace_s else ():
            answer.write(bytes([byte]))
            await asyncio.sleep(pace_s)
        answer.write(b"" if pace_s else body)
    except OSError:
        pass
    finally:
        answer.close()


@pytest.fixture
async def served(sqlite: str, tmp_path: Path) -> AsyncIterator[Served]:
    """The service in front of a bot with faults, through the gateway it really uses."""
    faulty = await asyncio.start_server(_answer, "127.0.0.1", 0)
    bot = RasaBot(f"http://127.0.0.1:{faulty.sockets[0].getsockname()[1]}", "token")
    async with serving(sqlite, bot, tmp_path) as running:
        yield running
    faulty.close()


async def seconds_until_queued(visitor: Visitor, text: str) -> float:
    began = time.monotonic()
    await visitor.open()
    await visitor.say(text)
    await visitor.until(lambda: visitor.seen("queue_updated"))
    return time.monotonic() - began


@pytest.mark.parametrize(
    "faults",
    [["understands slowly", "responds slowly"], ["fails", "talks nonsense", "leaves out the ranking", "says nothing"]],
    ids=["slow", "broken"],
)
async def test_p6_a_bot_that_is_slow_or_broken_means_a_person_within_ten_seconds(
    served: Served, faults: list[str]
) -> None:
    visitors = [await served.visitor() for _ in faults]
    waits = await asyncio.gather(*map(seconds_until_queued, visitors, faults))
    assert {fault: wait for fault, wait in zip(faults, waits, strict=True) if wait >= WITHIN_S} == {}
    console = await served.technician()
    rows = (await console.accepted("console_open", {}))["conversations"]
    assert [row["reason"] for row in rows] == ["bot_unavailable"] * len(faults)
